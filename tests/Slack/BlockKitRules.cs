using System.Text;
using System.Text.Json;

namespace ReferralBot.Tests.Slack;

/// <summary>The documented limits of Block Kit, for what the bot writes (https://docs.slack.dev/reference/block-kit).</summary>
internal static class BlockKitRules
{
    /// <summary>What Slack would refuse in the blocks of a message.</summary>
    public static IReadOnlyList<string> ProblemsOfMessage(JsonElement message)
    {
        var problems = new List<string>();
        var text = message.GetProperty("text").GetString()!;
        Limit(problems, "text", text, 4000);
        Escaped(problems, text);
        var blocks = message.GetProperty("blocks");
        if (Encoding.UTF8.GetByteCount(blocks.GetRawText()) > 13_000)
        {
            problems.Add("blocks are too large");
        }

        AddBlocks(problems, blocks, 50);
        return problems;
    }

    /// <summary>What Slack would refuse in a modal.</summary>
    public static IReadOnlyList<string> ProblemsOfModal(JsonElement view)
    {
        var problems = new List<string>();
        Plain(problems, view.GetProperty("title"), 24);
        Plain(problems, view.GetProperty("submit"), 24);
        Limit(problems, "private_metadata", view.GetProperty("private_metadata").GetString()!, 3000);
        AddBlocks(problems, view.GetProperty("blocks"), 100);
        return problems;
    }

    private static void AddBlocks(List<string> problems, JsonElement blocks, int most)
    {
        if (blocks.GetArrayLength() is 0 || blocks.GetArrayLength() > most)
        {
            problems.Add($"{blocks.GetArrayLength()} blocks");
        }

        var ids = blocks.EnumerateArray().Select(block => block.GetProperty("block_id").GetString()!).ToList();
        if (ids.Distinct().Count() != ids.Count)
        {
            problems.Add("block_id repeated");
        }

        foreach (var block in blocks.EnumerateArray())
        {
            Limit(problems, "block_id", block.GetProperty("block_id").GetString()!, 255);
            AddBlock(problems, block);
        }
    }

    private static void AddBlock(List<string> problems, JsonElement block)
    {
        switch (block.GetProperty("type").GetString())
        {
            case "header":
                Plain(problems, block.GetProperty("text"), 150);
                break;
            case "context":
                Count(problems, block.GetProperty("elements"), 10);
                foreach (var element in block.GetProperty("elements").EnumerateArray())
                {
                    Plain(problems, element, 3000);
                }

                break;
            case "rich_text":
                var length = 0;
                foreach (var section in block.GetProperty("elements").EnumerateArray())
                {
                    length += section.GetProperty("elements").EnumerateArray().Sum(element => RichText(problems, element));
                }

                problems.AddRange(length is 0 or > 3000 ? [$"rich_text of {length}"] : []);
                break;
            case "actions":
                Count(problems, block.GetProperty("elements"), 25);
                AddButtons(problems, block.GetProperty("elements"));
                break;
            case "input":
                Plain(problems, block.GetProperty("label"), 2000);
                AddInput(problems, block.GetProperty("element"));
                break;
            case "divider":
                break;
            case var type:
                problems.Add($"unexpected {type}");
                break;
        }
    }

    private static int RichText(List<string> problems, JsonElement element)
    {
        // Nothing but text: no user, link, channel, usergroup or broadcast.
        if (element.GetProperty("type").GetString() != "text" || element.GetProperty("text").GetString() is not { Length: > 0 } text)
        {
            problems.Add($"rich_text element {element}");
            return 0;
        }

        return text.EnumerateRunes().Count();
    }

    private static void AddButtons(List<string> problems, JsonElement buttons)
    {
        var ids = buttons.EnumerateArray().Select(button => button.GetProperty("action_id").GetString()!).ToList();
        if (ids.Distinct().Count() != ids.Count)
        {
            problems.Add("action_id repeated");
        }

        ids.ForEach(id => Limit(problems, "action_id", id, 255));
        foreach (var button in buttons.EnumerateArray())
        {
            Plain(problems, button.GetProperty("text"), 75);
            if (button.TryGetProperty("value", out var value))
            {
                Limit(problems, "value", value.GetString()!, 2000);
            }
            else
            {
                Limit(problems, "url", button.GetProperty("url").GetString()!, 3000);
            }

            if (button.TryGetProperty("accessibility_label", out var label))
            {
                Limit(problems, "accessibility_label", label.GetString()!, 75);
            }
        }
    }

    private static void AddInput(List<string> problems, JsonElement input)
    {
        Limit(problems, "action_id", input.GetProperty("action_id").GetString()!, 255);
        if (input.TryGetProperty("placeholder", out var placeholder))
        {
            Plain(problems, placeholder, 150);
        }

        if (input.TryGetProperty("max_length", out var longest))
        {
            problems.AddRange(longest.GetInt32() is < 1 or > 3000 ? ["max_length"] : []);
            if (input.TryGetProperty("initial_value", out var initial))
            {
                Limit(problems, "initial_value", initial.GetString()!, longest.GetInt32());
            }
        }

        if (input.TryGetProperty("options", out var options))
        {
            Count(problems, options, 100);
            foreach (var option in options.EnumerateArray())
            {
                Plain(problems, option.GetProperty("text"), 75);
                Limit(problems, "option value", option.GetProperty("value").GetString()!, 150);
            }

            if (input.TryGetProperty("initial_option", out var chosen) && options.EnumerateArray().All(option => option.GetRawText() != chosen.GetRawText()))
            {
                problems.Add("initial_option is none of the options");
            }
        }
    }

    private static void Plain(List<string> problems, JsonElement text, int longest)
    {
        if (text.GetProperty("type").GetString() != "plain_text")
        {
            problems.Add($"parsed text {text}");
        }

        Limit(problems, "text", text.GetProperty("text").GetString()!, longest);
    }

    private static void Limit(List<string> problems, string what, string text, int longest)
    {
        if (text.Length == 0 || text.EnumerateRunes().Count() > longest)
        {
            problems.Add($"{what} of {text.Length}");
        }
    }

    private static void Count(List<string> problems, JsonElement items, int most)
    {
        if (items.GetArrayLength() is 0 || items.GetArrayLength() > most)
        {
            problems.Add($"{items.GetArrayLength()} items");
        }
    }

    private static void Escaped(List<string> problems, string text)
    {
        var bare = text.Replace("&amp;", "").Replace("&lt;", "").Replace("&gt;", "");
        problems.AddRange(bare.Any(c => c is '<' or '>' or '&') ? ["text is not escaped"] : []);
    }
}
