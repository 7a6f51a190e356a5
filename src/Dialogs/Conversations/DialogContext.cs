using NodaTime;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>What a dialog has at hand for one turn: who, where, when, and the rows of the workspace.</summary>
/// <param name="turn">The turn.</param>
/// <param name="member">Who did it.</param>
/// <param name="workspace">What the turn reads and writes; committed when the dialog is done.</param>
/// <param name="now">The time of handling.</param>
/// <param name="canWhisper">Whether the channel can show an answer in a shared place to one member alone.</param>
public sealed class DialogContext(Turn turn, Member member, Workspace workspace, Instant now, bool canWhisper) : WorkContext(workspace, now)
{
    private const int MostMembers = 5000;
    private string? keptForUndo;

    /// <summary>The turn.</summary>
    public Turn Turn { get; } = turn;

    /// <summary>Who did it.</summary>
    public Member Member { get; set; } = member;

    /// <summary>Whether what is for the member alone is said in the personal chat: the turn came from there, or its channel cannot whisper.</summary>
    public bool IsAnsweredInPersonalChat { get; } = turn.In.Kind == PlaceKind.Personal || !canWhisper;

    /// <summary>What its members can take back.</summary>
    public UndoStore Undo => field ??= new(Workspace);

    /// <summary>The zone in which the member's days are counted.</summary>
    public DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.TimeZone) ?? DateTimeZone.Utc;

    /// <summary>The member's wall-clock time.</summary>
    public LocalDateTime LocalNow => Now.InZone(Zone).LocalDateTime;

    /// <summary>The member's day.</summary>
    public LocalDate Today => LocalNow.Date;

    /// <summary>How dates and money are said to the member.</summary>
    public Speech Speech { get; } = new(member.Locale);

    /// <summary>The sentence that is answered, as it was typed, also where a button chose what it means; empty for other buttons.</summary>
    public string Words { get; internal set; } = "";

    /// <summary>The open question where the member is answered; null where there is none.</summary>
    public Question? Question { get; private set; }

    /// <summary>Loads the open question; one that is too old is let go.</summary>
    public async ValueTask LoadQuestionAsync(CancellationToken cancellationToken)
    {
        Question? question = await Workspace.GetAsync(QuestionKey, ConversationJson.Default.Question, cancellationToken).ConfigureAwait(false);
        if (question?.IsOver(Now) == true)
        {
            Workspace.Delete(QuestionKey);
        }
        else
        {
            Question = question;
        }
    }

    /// <summary>Asks a question: the next message of the member may answer it, where it is shown and where it was brought about.</summary>
    public Reply Ask(Question question)
    {
        Question = question;
        Workspace.Put(QuestionKey, question, ConversationJson.Default.Question);
        return question.Ask;
    }

    /// <summary>Closes the open question: it was answered or dropped.</summary>
    public void CloseQuestion()
    {
        if (Question is not null)
        {
            Question = null;
            Workspace.Delete(QuestionKey);
        }
    }

    /// <summary>What was understood of the member's last message; null where there was none.</summary>
    public ValueTask<Understood?> UnderstoodAsync(CancellationToken cancellationToken) =>
        Workspace.GetAsync(RowKeys.Understood(Member.Id), ConversationJson.Default.Understood, cancellationToken);

    /// <summary>Keeps what was understood of this message.</summary>
    public void Remember(Understood understood) => Workspace.Put(RowKeys.Understood(Member.Id), understood, ConversationJson.Default.Understood);

    /// <summary>Reads a text as this member means it, with the contacts that it names, and the members where it may be about one.</summary>
    public async ValueTask<Reading> ReadAsync(string text, CancellationToken cancellationToken)
    {
        HeardMessage heard = FrameReader.Hear(text, new ReadingContext { Now = LocalNow, Locale = Member.Locale });
        IReadOnlyList<string> words = heard.WordsToLookUp;
        IReadOnlyList<KnownContact> contacts = await Contacts.FindNamedAsync(words, cancellationToken).ConfigureAwait(false);
        var people = new List<KnownPerson>(contacts.Count);
        foreach (KnownContact contact in contacts)
        {
            if (contact.Name is { } name)
            {
                people.Add(new KnownPerson(name, contact.Company, IsMember: false));
            }
        }

        Reading reading = heard.Read(people);
        if (words.Count == 0 || !IsAboutMembers(reading.Frame.Intent) && !reading.Others.Any(other => IsAboutMembers(other.Intent)))
        {
            return reading;
        }

        List<KnownPerson> members = [.. (await Members.ListAsync(MostMembers, cancellationToken).ConfigureAwait(false))
            .Where(member => !member.IsGone && ContactStore.WordsOf(member.Name).Intersect(words, StringComparer.Ordinal).Any())
            .Select(member => new KnownPerson(member.Name, Company: null, IsMember: true))];
        return members.Count == 0 ? reading : heard.Read([.. people, .. members]);
    }

    /// <summary>Whether an intent has a slot for a member: most messages have none, and cost no look at the members.</summary>
    private static bool IsAboutMembers(Intent intent) =>
        intent is Intent.SetGoal or Intent.ShowGoal or Intent.ShowReport or Intent.ShowReferrals or Intent.Assign or Intent.SetRole or Intent.Export;

    /// <summary>Keeps what this turn changed, so that the member can take it back.</summary>
    /// <param name="what">What was done, as the member reads it: "logging Dana Fox".</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask KeepForUndoAsync(string what, CancellationToken cancellationToken) =>
        KeepForUndoAsync(what, null, cancellationToken);

    /// <summary>Keeps what this turn changed, the member's settings among it.</summary>
    /// <param name="what">What was done, as the member reads it.</param>
    /// <param name="settings">The member's settings before; null where they were not changed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask KeepForUndoAsync(string what, MemberSettings? settings, CancellationToken cancellationToken)
    {
        var change = new UndoableChange(Turn.FirstId, Now, keptForUndo is null ? what : $"{keptForUndo} and {what}", [.. Referrals.Changes], [.. Contacts.Changes])
        {
            Events = [.. Events.Changes],
            Profiles = [.. Profiles.Changes],
            Scripts = [.. Scripts.Changes],
            Items = [.. Shelf.Changes],
            Given = Given.Changes.Count == 0 ? null : [.. Given.Changes],
            Reminders = Reminders.Changes.Count == 0 ? null : [.. Reminders.Changes],
            Settings = settings,
        };
        if (keptForUndo is null)
        {
            await Undo.AddAsync(Member.Id, change, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            // The second thing that a message told: what this turn changed is taken back together.
            Undo.Save(Member.Id, [.. (await Undo.GetAsync(Member.Id, cancellationToken).ConfigureAwait(false)).Changes.SkipLast(1), change]);
        }

        keptForUndo = change.What;
    }

    /// <summary>A question belongs to the conversation that shows it. A member has one personal chat, whose id is not known before it is opened.</summary>
    private string QuestionKey => RowKeys.Question(IsAnsweredInPersonalChat ? "" : Turn.In.ConversationId ?? "", Member.Id);
}
