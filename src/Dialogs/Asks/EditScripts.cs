using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Profiles;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Asks;

/// <summary>Shows the words to ask with at each stage, and lets a workspace put its own in their place.</summary>
public sealed class EditScripts : Dialog
{
    /// <summary>Opens the form for a stage.</summary>
    public const string OpenVerb = "script.edit";

    /// <summary>The name under which buttons carry the stage.</summary>
    public const string Stage = "stage";

    private const string SaveVerb = "script.save";
    private const string ResetVerb = "script.reset";
    private const string CancelVerb = "script.cancel";
    private const string ShowVerb = "script.show";
    private const string Text = "text";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [OpenVerb, SaveVerb, ResetVerb, CancelVerb, ShowVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["show scripts"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => words is
        ["scripts"] or ["show" or "list" or "our" or "edit" or "change", "scripts"] or ["what", "are", "our" or "the", "scripts"] or ["show", "the" or "our" or "me", .., "scripts"]
        or ["show" or "edit" or "change" or "reset" or "set", "the" or "our", "script", "for", ..] or ["show" or "edit" or "change" or "reset" or "set", "script", "for", ..];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> words = ContactStore.WordsOf(text);
        Moment? named = words.Contains("for") ? StageIn(words) : null;
        if (named is not { } stage)
        {
            return List();
        }

        if (words[0] is "reset")
        {
            return await ResetAsync(context, stage, cancellationToken).ConfigureAwait(false);
        }

        int to = text.IndexOf(" to ", StringComparison.OrdinalIgnoreCase);
        return to > 0 && words[0] is "set" or "change" or "edit"
            ? await SaveAsync(context, stage, text[(to + 4)..].Trim().Trim('"', '“', '”'), cancellationToken).ConfigureAwait(false)
            : await ShowAsync(context, stage, null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse(pressed.Data.GetValueOrDefault(Stage), out Moment stage))
        {
            return List();
        }

        switch (pressed.Verb)
        {
            case ShowVerb:
                return await ShowAsync(context, stage, null, cancellationToken).ConfigureAwait(false);

            case CancelVerb:
                Reply kept = await ShowAsync(context, stage, null, cancellationToken).ConfigureAwait(false);
                return kept with { ReplacesCard = true };

            case OpenVerb when Permissions.May(context.Member.Role, Right.KeepProfile):
                AskScript? own = await context.Scripts.GetAsync(stage, cancellationToken).ConfigureAwait(false);
                return Open(stage, own?.Text ?? AskScripts.Of(stage)[0]) with { ReplacesCard = true };

            case SaveVerb:
                string typed = pressed.Inputs.GetValueOrDefault(Text, "");
                Reply saved = await SaveAsync(context, stage, typed, cancellationToken).ConfigureAwait(false);
                return saved with { ReplacesCard = true };

            case ResetVerb:
                Reply reset = await ResetAsync(context, stage, cancellationToken).ConfigureAwait(false);
                return reset with { ReplacesCard = true };

            default:
                return new Reply { Text = ProfileWords.NotYours };
        }
    }

    private static Moment? StageIn(IReadOnlyList<string> words)
    {
        foreach (string word in words.SkipWhile(word => word != "for").Skip(1))
        {
            switch (word)
            {
                case "install" or "installation" or "installing":
                    return Moment.Installed;
                case "thanks" or "thankedus" or "thank":
                    return Moment.ThankedUs;
                case "signing" or "signature" or "won":
                    return Moment.Signed;
                case "renewal" or "renewing":
                    return Moment.Renewed;
                case "results":
                    return Moment.Result;
                case "to":
                    return null;
            }

            foreach (Moment stage in Enum.GetValues<Moment>())
            {
                if (word == AskWords.StageName(stage))
                {
                    return stage;
                }
            }
        }

        return null;
    }

    private static Reply List()
    {
        const string Title = "Words to ask with, by stage. Open one to read it, or to put your own in its place:";
        return Buttons.Reply(Title, [.. Enum.GetValues<Moment>().Select(stage => Buttons.Do(Speech.Capital(AskWords.After(stage)), ShowVerb, (Stage, stage.ToString())))]);
    }

    private static async ValueTask<Reply> ShowAsync(DialogContext context, Moment stage, string? headline, CancellationToken cancellationToken)
    {
        AskScript? own = await context.Scripts.GetAsync(stage, cancellationToken).ConfigureAwait(false);
        string title = headline ?? $"The script {AskWords.After(stage)}";
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true } };
        if (own is not null)
        {
            body.Add(new Container([new TextBlock(own.Text)]) { IsEmphasised = true });
            body.Add(new TextBlock("These are your own words and come first. After them come mine:") { IsSubtle = true });
        }

        body.AddRange(AskScripts.Of(stage).Select(script => new Container([new TextBlock(script)]) { IsEmphasised = true }));
        body.Add(new TextBlock("{name}, {felt}, {ideal} and {need} are filled in for each client; what stands in square brackets is left out where nothing is known.") { IsSubtle = true });
        var actions = new List<CardAction>();
        if (Permissions.May(context.Member.Role, Right.KeepProfile))
        {
            actions.Add(Buttons.Do(own is null ? "Write our own" : "Edit ours", OpenVerb, (Stage, stage.ToString())));
            if (own is not null)
            {
                actions.Add(Buttons.Do("Back to the bot's words", ResetVerb, (Stage, stage.ToString())));
            }
        }

        return new Reply { Text = title, Card = new AdaptiveCard { FallbackText = title, Body = body, Actions = actions } };
    }

    private static Reply Open(Moment stage, string text) => new()
    {
        Text = $"Your own script {AskWords.After(stage)}",
        Form = new Form(
            "Edit script",
            [
                new TextBlock("Use {name}, {felt}, {ideal} and {need} for what differs; put in square brackets what to leave out when it is not known."),
                new InputText(Text, $"Words {AskWords.After(stage)}") { Value = text, IsMultiline = true, MaxLength = Script.MostCharacters, IsRequired = true, ErrorMessage = "The words are missing." },
            ],
            Buttons.Do("Save", SaveVerb, (Stage, stage.ToString())))
        {
            Cancel = Buttons.Cancel(CancelVerb, (Stage, stage.ToString())),
        },
    };

    private static async ValueTask<Reply> SaveAsync(DialogContext context, Moment stage, string text, CancellationToken cancellationToken)
    {
        if (!Permissions.May(context.Member.Role, Right.KeepProfile))
        {
            return new Reply { Text = ProfileWords.NotYours };
        }

        if (Script.Fault(text) is { } fault)
        {
            return Open(stage, text) with { FormErrors = new Dictionary<string, string> { [Text] = fault } };
        }

        AskScript? before = await context.Scripts.GetAsync(stage, cancellationToken).ConfigureAwait(false);
        if (before?.Text != text)
        {
            context.Scripts.Save(before, new AskScript { Id = stage.ToString(), Text = text, ChangedBy = context.Member.Id, ChangedAt = context.Now });
            await context.KeepForUndoAsync($"the script {AskWords.After(stage)}", cancellationToken).ConfigureAwait(false);
        }

        return await ShowAsync(context, stage, $"Kept. The script {AskWords.After(stage)} now starts with your words", cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> ResetAsync(DialogContext context, Moment stage, CancellationToken cancellationToken)
    {
        if (!Permissions.May(context.Member.Role, Right.KeepProfile))
        {
            return new Reply { Text = ProfileWords.NotYours };
        }

        if (await context.Scripts.GetAsync(stage, cancellationToken).ConfigureAwait(false) is { } own)
        {
            context.Scripts.Delete(own);
            await context.KeepForUndoAsync($"resetting the script {AskWords.After(stage)}", cancellationToken).ConfigureAwait(false);
        }

        return await ShowAsync(context, stage, $"The script {AskWords.After(stage)} is mine again", cancellationToken).ConfigureAwait(false);
    }
}
