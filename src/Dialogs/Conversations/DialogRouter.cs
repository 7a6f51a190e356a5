using System.Collections.Frozen;
using NodaTime;
using ReferralBot.Dialogs.HandOvers;
using ReferralBot.Dialogs.Help;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>
/// Finds the dialog for a turn: the one whose question is open and whose answer this is, else the one for what was
/// understood; a pressed button names its own.
/// </summary>
public sealed class DialogRouter
{
    private const int LongestText = 40_000;
    private const int LongestPhrase = 120;
    private static readonly char[] WordEnds = [' ', '-', ',', '.', '?', '!', '\'', '’', '\n', '\t'];
    private readonly FrozenDictionary<Intent, Dialog> byIntent;
    private readonly FrozenDictionary<string, Dialog> byVerb;
    private readonly IReadOnlyList<Dialog> dialogs;
    private readonly Roster roster;
    private readonly PlaceBook places;

    /// <summary>A router over dialogs of which no two answer the same intent or verb.</summary>
    public DialogRouter(IReadOnlyList<Dialog> dialogs, Roster roster, PlaceBook places)
    {
        byIntent = dialogs.SelectMany(dialog => dialog.Intents, KeyValuePair.Create<Dialog, Intent>)
            .ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
        byVerb = dialogs.SelectMany(dialog => dialog.Verbs, KeyValuePair.Create<Dialog, string>)
            .ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        this.dialogs = dialogs;
        this.roster = roster;
        this.places = places;
    }

    /// <summary>Answers a turn. What changed stands in the workspace, uncommitted.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="canWhisper">Whether its channel can show an answer in a shared place to one member alone.</param>
    /// <param name="workspace">What is read and written.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Answer> RouteAsync(Turn turn, bool canWhisper, Workspace workspace, Instant now, CancellationToken cancellationToken)
    {
        if (turn.Content is PlaceChanged || turn is { Content: Left, In: not { Kind: PlaceKind.Personal, ConversationId: not null } })
        {
            // It tells of a place or of the whole workspace, often under the bot's own id: nobody to meet.
            return await NoteAsync(turn, workspace, now, cancellationToken).ConfigureAwait(false);
        }

        if (await roster.MeetAsync(turn, workspace, now, cancellationToken).ConfigureAwait(false) is not { } member)
        {
            return new Answer(null, []);
        }

        Place here = await places.MeetAsync(new PlaceContext(workspace, now), turn.In, cancellationToken).ConfigureAwait(false);
        var context = new DialogContext(turn with { In = here }, member, workspace, now, canWhisper);
        Reply? reply = member.IsGuest != false && turn.Content is Said or Pressed
            ? new Reply
            {
                Text = "You are a guest here. What I keep are names of our contacts, which stay inside the organisation, so please ask a colleague who belongs to it.",
                // There is no name in it, and a guest may have no personal chat.
                IsPublic = !canWhisper,
            }
            : await AnswerAsync(context, cancellationToken).ConfigureAwait(false);
        return new Answer(reply, context.Messages) { Personal = member.Personal };
    }

    /// <summary>Notes what became of a place.</summary>
    private async ValueTask<Answer> NoteAsync(Turn turn, Workspace workspace, Instant now, CancellationToken cancellationToken)
    {
        var context = new PlaceContext(workspace, now);
        if (turn is { In: { Kind: not PlaceKind.Personal, ConversationId: { } id }, Content: Left or PlaceChanged { IsGone: true } })
        {
            await PlaceBook.LoseAsync(context, id, cancellationToken).ConfigureAwait(false);
        }
        else if (turn.Content is PlaceChanged)
        {
            await places.RenameAsync(context, turn.In, cancellationToken).ConfigureAwait(false);
        }

        return new Answer(null, context.Messages);
    }

    private async ValueTask<Reply?> AnswerAsync(DialogContext context, CancellationToken cancellationToken)
    {
        switch (context.Turn.Content)
        {
            case Said said:
                await context.LoadQuestionAsync(cancellationToken).ConfigureAwait(false);
                return await HearAsync(context, said, cancellationToken).ConfigureAwait(false);

            case Pressed pressed:
                await context.LoadQuestionAsync(cancellationToken).ConfigureAwait(false);
                return await PressAsync(context, pressed, cancellationToken).ConfigureAwait(false);

            case FileAnswered { File: var file }:
                return file.Target is null
                    ? new Reply { Text = ChannelWords.FileDeclined, ReplacesCard = true }
                    : new Reply { Text = ChannelWords.FileHandedOver(file.Name), File = file, ReplacesCard = true };

            case MemberChanged { IsGone: true }:
                await Departure.TellManagersAsync(context, cancellationToken).ConfigureAwait(false);
                return null;

            case Joined:
                return await Welcome.GreetAsync(context, cancellationToken).ConfigureAwait(false);

            default:
                return null;
        }
    }

    private async ValueTask<Reply> HearAsync(DialogContext context, Said said, CancellationToken cancellationToken)
    {
        if (said.Edits is { } first && await UndoLast.TakeBackTurnAsync(context, first, said.SentAt, cancellationToken).ConfigureAwait(false) is { } standing)
        {
            return standing;
        }

        string text = said.Text.Trim();
        if (text.Length == 0 && context.Turn.In.Kind != PlaceKind.Personal)
        {
            // Nothing but a mention.
            text = ShowHelp.Ask;
        }

        if (text.Length == 0)
        {
            return new Reply { Text = "I can read text only, and there was none. “Help” shows what I can do." };
        }

        if (text.Length > LongestText)
        {
            return new Reply { Text = $"That is too long for me: I read up to {LongestText:#,0} characters at once. Nothing was changed." };
        }

        return await HearAsync(context, text, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        context.Words = text;
        IReadOnlyList<string> words = ContactStore.WordsOf(text);
        if (NotUnderstood.AsksWhatWasUnderstood(words))
        {
            return NotUnderstood.Tell((await context.UnderstoodAsync(cancellationToken).ConfigureAwait(false))?.Frame, context.Speech);
        }

        if (await HearPhraseAsync(context, text, cancellationToken).ConfigureAwait(false) is { } phrase)
        {
            return context.Question is { } asked ? phrase.FollowedBy(asked.Ask) : phrase;
        }

        Reading reading = await context.ReadAsync(text, cancellationToken).ConfigureAwait(false);
        if (context.Question is not { } question)
        {
            return await DoAsync(context, text, words, reading, cancellationToken).ConfigureAwait(false);
        }

        if (reading.Frame.Intent == Intent.Cancel)
        {
            context.CloseQuestion();
            return new Reply { Text = "Dropped. Nothing was saved." };
        }

        bool isAnotherCommand = IsAnotherCommand(words, reading);
        if (!isAnotherCommand)
        {
            if (NotUnderstood.Chosen(context, reading) is { } chosen)
            {
                return await HandleAsync(context, chosen, cancellationToken).ConfigureAwait(false);
            }

            if (await byVerb[question.Verb].AnswerAsync(context, question, text, reading, cancellationToken).ConfigureAwait(false) is { } answer)
            {
                Remember(context, reading);
                return answer;
            }
        }

        if (NotUnderstood.IsAskedBy(question) || (isAnotherCommand && question.IsChoice))
        {
            // Which of two was meant is not worth asking twice.
            context.CloseQuestion();
        }

        Reply reply = await DoAsync(context, text, words, reading, cancellationToken).ConfigureAwait(false);
        return context.Question == question ? reply.FollowedBy(question.Ask) : reply;
    }

    /// <summary>Does what a sentence says by itself, and not as the answer to a question.</summary>
    private async ValueTask<Reply> DoAsync(DialogContext context, string text, IReadOnlyList<string> words, Reading reading, CancellationToken cancellationToken)
    {
        if ((await CardAnswer.ReadAsync(context, text, words, reading, cancellationToken).ConfigureAwait(false)
            ?? await Afterthought.ReadAsync(context, text, reading, cancellationToken).ConfigureAwait(false)) is { } answered)
        {
            Remember(context, new Reading(answered, Certainty.Certain, []));
            return await HandleAsync(context, answered, cancellationToken).ConfigureAwait(false);
        }

        if (await TwoThings.FindAsync(context, text, reading, cancellationToken).ConfigureAwait(false) is var (first, second))
        {
            return await DoBothAsync(context, first, second, isOfOneThing: reading.Frame.Intent == Intent.Edit, cancellationToken).ConfigureAwait(false);
        }

        SpokenOf? about = null;
        if (await LastSpokenOf.NameAsync(context, text, reading, cancellationToken).ConfigureAwait(false) is { } named)
        {
            (context.Words, about) = named;
            text = context.Words;
            words = ContactStore.WordsOf(text);
            if (await HearPhraseAsync(context, text, cancellationToken).ConfigureAwait(false) is { } phrase)
            {
                return phrase;
            }

            reading = await context.ReadAsync(text, cancellationToken).ConfigureAwait(false);
        }

        Remember(context, reading, about);
        if (await OwnAsync(context, text, words, reading, cancellationToken).ConfigureAwait(false) is { } own)
        {
            return own;
        }

        if (reading.Frame.Intent == Intent.Unknown && about is null && await LastSpokenOf.CompleteAsync(context, text, words, cancellationToken).ConfigureAwait(false) is { } complete)
        {
            reading = complete;
            Remember(context, reading);
        }

        return await ActAsync(context, reading, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does the two things that a message tells; where the first has to be asked about, the second waits for a press.</summary>
    private async ValueTask<Reply> DoBothAsync(DialogContext context, string first, string second, bool isOfOneThing, CancellationToken cancellationToken)
    {
        Question? open = context.Question;
        context.Words = first;
        Reply one = await DoOneAsync(context, first, cancellationToken).ConfigureAwait(false);
        if (context.Question != open)
        {
            return one.FollowedBy(Buttons.Reply($"After that there is still “{second}” to note.", Buttons.Say("Note it", second)));
        }

        context.Words = second;
        Reply two = await DoOneAsync(context, second, cancellationToken).ConfigureAwait(false);
        return isOfOneThing && two.Card is not null ? two : one.FollowedBy(two);
    }

    private async ValueTask<Reply> DoOneAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Reading reading = await context.ReadAsync(text, cancellationToken).ConfigureAwait(false);
        Remember(context, reading);
        return await ActAsync(context, reading, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps what was understood, for who asks, and for what is said next of whom it names.</summary>
    private static void Remember(DialogContext context, Reading reading, SpokenOf? about = null)
    {
        if (reading.Frame.Intent is not (Intent.Unknown or Intent.Help or Intent.Greeting or Intent.Thanks or Intent.Yes or Intent.No or Intent.Cancel))
        {
            // "She introduced me to Mike": from here on it is Mike who is spoken of.
            context.Remember(new Understood(reading.Frame, reading.Frame.Subject is null ? null : about));
        }
    }

    /// <summary>The answer of the dialog that has a form of its own for the message; null where none has.</summary>
    private async ValueTask<Reply?> OwnAsync(DialogContext context, string text, IReadOnlyList<string> words, Reading reading, CancellationToken cancellationToken)
    {
        foreach (Dialog dialog in dialogs)
        {
            if (dialog.Knows(text, words, reading) && await dialog.TryHearAsync(context, text, cancellationToken).ConfigureAwait(false) is { } reply)
            {
                return reply;
            }
        }

        return null;
    }

    private async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        if (text.Length > LongestPhrase)
        {
            return null;
        }

        string[] words = [.. text.Split(WordEnds, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Spelled(word.ToLowerInvariant()))];
        foreach (Dialog dialog in dialogs)
        {
            if (await dialog.HearPhraseAsync(context, words, cancellationToken).ConfigureAwait(false) is { } reply)
            {
                return reply;
            }
        }

        return null;
    }

    /// <summary>"whats" as "what's" is taken apart.</summary>
    private static string[] Spelled(string word) => word is "whats" or "whos" or "hows" or "wheres" or "whens" or "thats" ? [word[..^1], "s"] : [word];

    /// <summary>
    /// Whether a message sent while a question is open is certainly not its answer. A referral is one only when it
    /// starts afresh: "kim intro'd us by email" may belong to the one in hand, and so may "it's worth 40k".
    /// </summary>
    private static bool IsAnotherCommand(IReadOnlyList<string> words, Reading reading) =>
        reading.Certainty == Certainty.Certain && reading.Frame.Intent switch
        {
            Intent.Unknown or Intent.Yes or Intent.No or Intent.ShowSubject => false,
            Intent.UpdateReferral => reading.Frame is not { Subject: null, Stage: null },
            Intent.LogReferral => words is ["log" or "new" or "add" or "record" or "referral", ..],
            _ => true,
        };

    private ValueTask<Reply> ActAsync(DialogContext context, Reading reading, CancellationToken cancellationToken) => reading.Certainty switch
    {
        Certainty.Certain or Certainty.Doubtful when reading.Frame.Intent == Intent.LogReferral && CounterQuestion.IsOfWhatHappened(context.Words) => NotUnderstood.NearestAsync(context, reading, cancellationToken),
        Certainty.Certain when reading.Frame.Intent != Intent.Unknown => HandleAsync(context, reading.Frame, cancellationToken),
        Certainty.Doubtful => ActOnDoubtAsync(context, reading, cancellationToken),
        _ => NotUnderstood.NearestAsync(context, reading, cancellationToken),
    };

    private async ValueTask<Reply> ActOnDoubtAsync(DialogContext context, Reading reading, CancellationToken cancellationToken)
    {
        // To show somebody whom nobody knows is not what is meant: "who is the best at thanking" is of no Best.
        var others = new List<Frame>();
        foreach (Frame other in reading.Others)
        {
            if (other is not { Intent: Intent.ShowSubject, Subject: { } subject } || (await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false)).Count > 0)
            {
                others.Add(other);
            }
        }

        return others.Count == 0 && OnlyShows(reading.Frame.Intent)
            ? await HandleAsync(context, reading.Frame, cancellationToken).ConfigureAwait(false)
            : NotUnderstood.AskWhich(context, reading with { Others = others });
    }

    /// <summary>Whether an intent changes nothing, so that a wrong guess costs nothing either.</summary>
    private static bool OnlyShows(Intent intent) =>
        intent is Intent.ShowReferrals or Intent.ShowReport or Intent.ShowSubject or Intent.ShowLeaderboard or Intent.ShowGoal or Intent.ShowProfile;

    private ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        byIntent.TryGetValue(frame.Intent, out Dialog? dialog)
            ? dialog.HandleAsync(context, frame, cancellationToken)
            : NotUnderstood.NearestAsync(context, new Reading(frame, Certainty.None, []), cancellationToken);

    private async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (pressed.Verb == Buttons.SayVerb && pressed.Data.TryGetValue(Buttons.SayText, out string? text))
        {
            return await HearAsync(context, text, cancellationToken).ConfigureAwait(false);
        }

        if (NotUnderstood.Chosen(context, pressed) is { } chosen)
        {
            Reply reply = await HandleAsync(context, chosen, cancellationToken).ConfigureAwait(false);
            return reply with { ReplacesCard = true };
        }

        return byVerb.TryGetValue(pressed.Verb, out Dialog? dialog)
            ? await dialog.PressAsync(context, pressed, cancellationToken).ConfigureAwait(false)
            : new Reply { Text = "That button is from an older version of me. “My referrals” shows what I have." };
    }

    private sealed class PlaceContext(Workspace workspace, Instant now) : WorkContext(workspace, now);
}

/// <summary>What a turn brought forth.</summary>
/// <param name="Reply">The answer; null where there is nothing to say.</param>
/// <param name="Messages">What is to be said elsewhere.</param>
public sealed record Answer(Reply? Reply, IReadOnlyList<ProactiveMessage> Messages)
{
    /// <summary>The personal chat of who is answered; null where there is nobody to answer.</summary>
    public Place? Personal { get; init; }
}
