using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Transcripts;

/// <summary>
/// Plays the said lines of a transcript and writes it down again with what was heard. Lines of a transcript:
/// <c>&gt; text</c> is said, <c>&gt; [Title]</c> presses the newest button of that title that the member can see, <c>&gt; [Save] name=x; email=y</c>
/// submits the newest form with those fields changed; <c>/as NAME</c>, <c>/as NAME manager</c> (<c>Sam_Hill</c> is Sam Hill), <c>/in CHANNEL</c>, <c>/dm</c>,
/// <c>/time 2026-12-01T09:00</c>, <c>/time +2d</c>, <c>/restart</c>; lines with <c>#</c> are remarks; everything else is heard.
/// </summary>
internal sealed class Transcript : IAsyncDisposable
{
    private const string Workspace = "fake-team";
    private const string Zone = "America/New_York";
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private readonly StringBuilder written = new();
    private readonly TemporaryStore store = TemporaryStore.Open();
    private readonly FakeClock clock = new(Start);
    private readonly RecordingChannel channel = new("fake", canWhisper: true);
    private readonly List<OutgoingMessage> heard = [];
    private RunningBot? bot;
    private Sender member = new("U-maria", "Maria", "maria@example.com", Zone, "en-US", IsGuest: false);
    private string? room;
    private int turns;

    public static async Task<string> HoldAsync(string script)
    {
        await using var transcript = new Transcript();
        transcript.bot = await RunningBot.StartAsync(transcript.store.Store, transcript.clock, transcript.channel);
        bool isFirst = true;
        foreach (string line in script.Split('\n'))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith('/') || line.StartsWith('#'))
            {
                transcript.written.Append(isFirst || line.StartsWith('#') && transcript.EndsWithRemark() ? "" : "\n").Append(line).Append('\n');
                isFirst = false;
                await transcript.PlayAsync(line);
            }
        }

        return transcript.written.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await bot!.DisposeAsync();
        await store.DisposeAsync();
    }

    private bool EndsWithRemark()
    {
        string text = written.ToString().TrimEnd('\n');
        return text[(text.LastIndexOf('\n') + 1)..].StartsWith('#');
    }

    private async Task PlayAsync(string line)
    {
        string[] words = line.Split(' ');
        switch (words[0])
        {
            case "/as":
                member = new Sender("U-" + words[1].ToLowerInvariant(), words[1].Replace('_', ' '), $"{words[1].ToLowerInvariant()}@example.com", Zone, "en-US", IsAdmin: words is [_, _, "manager"] ? true : null, IsGuest: false);
                break;
            case "/in":
                room = words[1];
                break;
            case "/dm":
                room = null;
                break;
            case "/time":
                await bot!.LiveUntilAsync(clock, Instant.FromDateTimeOffset(TimeOf(words[1])));
                WriteKept();
                break;
            case "/restart":
                await bot!.DisposeAsync();
                await store.RestartAsync();
                bot = await RunningBot.StartAsync(store.Store, clock, channel);
                await bot.WhenStillAsync();
                break;
            case ">":
                if (ContentOf(line[2..]) is { } content)
                {
                    await TakeAsync(content);
                }
                else
                {
                    written.Append("! no such button was heard\n");
                }

                break;
        }
    }

    private DateTimeOffset TimeOf(string text)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[Zone];
        LocalDateTime now = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).LocalDateTime;
        LocalDateTime then = text[0] != '+' ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value
            : text[^1] == 'd' ? now.PlusDays(int.Parse(text[1..^1], CultureInfo.InvariantCulture))
            : now.PlusHours(int.Parse(text[1..^1], CultureInfo.InvariantCulture));
        return zone.AtLeniently(then).ToDateTimeOffset();
    }

    /// <summary>What the member who speaks now can see: their own chat, and what stands in rooms.</summary>
    private IEnumerable<Reply> Heard() => heard
        .Where(message => message.To.Kind != PlaceKind.Personal || message.To.MemberId is null || message.To.MemberId == member.Id)
        .Select(message => message.Reply);

    private TurnContent? ContentOf(string line)
    {
        int end = line.IndexOf(']', StringComparison.Ordinal);
        if (!line.StartsWith('[') || end < 0)
        {
            return new Said(line);
        }

        string title = line[1..end];
        if (Heard().Reverse().SelectMany(ActionsOf).FirstOrDefault(action => action.Title == title) is not { } button)
        {
            return null;
        }

        var inputs = new Dictionary<string, string>();
        if (Heard().LastOrDefault(reply => reply.Form?.Submit == button)?.Form is { } form)
        {
            foreach (InputElement input in form.Body.OfType<InputElement>().Where(input => input.Value is not null))
            {
                inputs[input.Id] = input.Value!;
            }
        }

        foreach (string field in line[(end + 1)..].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = field.IndexOf('=', StringComparison.Ordinal);
            inputs[field[..equals]] = field[(equals + 1)..];
        }

        return new Pressed(button.Verb, button.Data, inputs) { CardAddress = "card" };
    }

    private async Task TakeAsync(TurnContent content)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        turns++;
        if (room is not null)
        {
            // In a room are those who have spoken there.
            PlaceRoster known = channel.Rosters.GetValueOrDefault("C-" + room) ?? new PlaceRoster { Name = room };
            channel.Rosters["C-" + room] = known with { Members = [.. known.Members.Where(one => one.Id != member.Id), member] };
        }

        await bot!.Inbox.AcceptAsync(
            new Turn
            {
                Id = "T" + turns.ToString(CultureInfo.InvariantCulture),
                Workspace = Workspace,
                From = member,
                In = room is null
                    ? new Place { Channel = channel.Name, ConversationId = "D-" + member.Id, Kind = PlaceKind.Personal, MemberId = member.Id }
                    : new Place { Channel = channel.Name, ConversationId = "C-" + room, Kind = PlaceKind.Channel, Name = room },
                Content = content,
                At = Instant.FromDateTimeOffset(clock.GetUtcNow()),
            },
            CancellationToken.None);
        await bot.WhenStillAsync();
        await bot.KeepAppointmentsAsync();
        WriteSent();
    }

    /// <summary>What one turn brought forth, in the order in which it was made.</summary>
    private void WriteSent() => Write(channel.TakeSent().OrderBy(message => message.Id, StringComparer.Ordinal));

    /// <summary>What came by itself: appointments of one moment are kept side by side, so that their messages stand by member.</summary>
    private void WriteKept() => Write(channel.TakeSent()
        .OrderBy(message => long.Parse(message.Id.AsSpan(0, message.Id.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture) / TimeSpan.TicksPerSecond)
        .ThenBy(message => message.To.MemberId, StringComparer.Ordinal)
        .ThenBy(message => message.Id, StringComparer.Ordinal));

    private void Write(IEnumerable<OutgoingMessage> messages)
    {
        foreach (OutgoingMessage message in messages)
        {
            heard.Add(message);
            if (message.WhisperTo is not null)
            {
                written.Append("(only you see this) ");
            }

            Write(message.Reply, message.CardAddress is not null);
        }
    }

    private void Write(Reply reply, bool replaces)
    {
        written.Append(replaces ? "(the card is now) " : "");
        if (reply.Card is null && reply.Form is null)
        {
            written.Append(reply.Text).Append('\n');
        }

        if (reply.Card is { } card)
        {
            Write(card.Body);
            Write(card.Actions);
        }

        if (reply.Form is { } form)
        {
            written.Append(CultureInfo.InvariantCulture, $"form: {form.Title}\n");
            Write(form.Body);
            foreach ((string field, string error) in reply.FormErrors ?? new Dictionary<string, string>())
            {
                written.Append(CultureInfo.InvariantCulture, $"! {field}: {error}\n");
            }

            Write([form.Submit]);
        }
    }

    private void Write(IEnumerable<CardElement> elements)
    {
        foreach (CardElement element in elements)
        {
            switch (element)
            {
                case TextBlock text:
                    written.Append(text.Text).Append('\n');
                    break;
                case RichTextBlock rich:
                    written.AppendJoin("", rich.Inlines.Select(run => run.Text)).Append('\n');
                    break;
                case FactSet facts:
                    foreach (Fact fact in facts.Facts)
                    {
                        written.Append(CultureInfo.InvariantCulture, $"  {fact.Title}: {fact.Value}\n");
                    }

                    break;
                case ChartHorizontalBar chart:
                    written.Append(chart.Title).Append('\n');
                    foreach (ChartBar bar in chart.Data)
                    {
                        written.Append(CultureInfo.InvariantCulture, $"  {TextBar.Of(bar.Value, chart.Most)} {bar.Label}: {bar.Shown}\n");
                    }

                    break;
                case Container container:
                    Write(container.Items);
                    break;
                case ColumnSet columns:
                    Write(columns.Columns.SelectMany(column => column.Items));
                    break;
                case ActionSet actions:
                    Write(actions.Actions);
                    break;
                case InputElement input:
                    written.Append(CultureInfo.InvariantCulture, $"  {input.Label}: {input.Value}\n");
                    break;
            }
        }
    }

    private void Write(IReadOnlyList<CardAction> actions)
    {
        if (actions.Count > 0)
        {
            written.AppendJoin(' ', actions.Select(action => $"[{action.Title}]")).Append('\n');
        }
    }

    private static IEnumerable<ActionExecute> ActionsOf(Reply reply)
    {
        IEnumerable<CardAction> actions = [.. reply.Card?.Actions ?? [], .. In(reply.Card?.Body ?? [])];
        return reply.Form is { } form ? [.. actions.OfType<ActionExecute>(), form.Submit] : actions.OfType<ActionExecute>();

        static IEnumerable<CardAction> In(IEnumerable<CardElement> elements) => elements.SelectMany(element => element switch
        {
            ActionSet set => set.Actions,
            Container container => In(container.Items),
            ColumnSet columns => In(columns.Columns.SelectMany(column => column.Items)),
            _ => [],
        });
    }
}
