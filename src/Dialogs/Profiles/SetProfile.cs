using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Profiles;

/// <summary>Keeps the ideal customer profile: six short questions, a form, or one part by a sentence.</summary>
public sealed class SetProfile : Dialog
{
    /// <summary>Starts the six questions, or opens the form where there is a profile already.</summary>
    public const string OpenVerb = "profile.edit";

    private const string SaveVerb = "profile.save";
    private const string CancelVerb = "profile.cancel";
    private const string QuestionVerb = "profile.question";
    private const string SkipVerb = "profile.skip";
    private const string Part = "part";
    private const int LongestPart = 120;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.SetProfile];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [OpenVerb, SaveVerb, CancelVerb, QuestionVerb, SkipVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["set icp industry to food manufacturing"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => words is
        ["set" or "describe" or "define" or "edit" or "change" or "update", .., "ideal", "customer" or "client"]
        or ["set" or "describe" or "define" or "edit" or "change" or "update", .., "ideal", "customer" or "client", "profile"]
        or ["set" or "describe" or "define" or "edit" or "change" or "update", "up" or "our" or "the", "icp"]
        or ["edit" or "set", "profile" or "icp"];

    /// <inheritdoc/>
    public override ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken) =>
        HandleAsync(context, new Frame { Intent = Intent.SetProfile }, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        if (!Permissions.May(context.Member.Role, Right.KeepProfile))
        {
            return new Reply { Text = ProfileWords.NotYours };
        }

        CustomerProfile profile = await context.Profiles.GetAsync(cancellationToken).ConfigureAwait(false);
        if (frame.Category is not { } category || frame.Text is not { } text)
        {
            return profile.Version == 0 ? AskPart(context, 0, new Dictionary<string, string>()) : await OfferAsync(context, profile, cancellationToken).ConfigureAwait(false);
        }

        return text.Length > LongestPart
            ? new Reply { Text = $"That is too long to be said in one breath: up to {LongestPart} characters. Nothing was changed." }
            : await SaveAsync(context, profile, ProfileWords.With(profile, category, text), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (!Permissions.May(context.Member.Role, Right.KeepProfile))
        {
            return new Reply { Text = ProfileWords.NotYours };
        }

        switch (pressed.Verb)
        {
            case SkipVerb when context.Question is { Verb: QuestionVerb } question && question.Decided.GetValueOrDefault(Part) == pressed.Data.GetValueOrDefault(Part):
                Reply next = await NextAsync(context, question, null, cancellationToken).ConfigureAwait(false);
                return next with { ReplacesCard = true };

            case SkipVerb:
                return new Reply { Text = "That question is settled already.", ReplacesCard = true };
        }

        CustomerProfile profile = await context.Profiles.GetAsync(cancellationToken).ConfigureAwait(false);
        Reply reply = pressed.Verb == SaveVerb ? await SaveFormAsync(context, profile, pressed.Inputs, cancellationToken).ConfigureAwait(false)
            : pressed.Verb == CancelVerb ? await ShowProfile.ReplyAsync(context, profile, "Nothing was changed", cancellationToken).ConfigureAwait(false)
            : profile.Version == 0 ? AskPart(context, 0, new Dictionary<string, string>()) : Open(profile);
        return reply with { ReplacesCard = true };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (question.Verb != QuestionVerb)
        {
            return null;
        }

        string answer = text.Trim().TrimEnd('.');
        return answer.Length > LongestPart
            ? new Reply { Text = $"A few words are enough, up to {LongestPart} characters.", Then = question.Ask }
            : await NextAsync(context, question, ContactStore.WordsOf(answer) is ["skip"] or ["none"] or [] ? null : answer, cancellationToken).ConfigureAwait(false);
    }

    private static Reply AskPart(DialogContext context, int index, IReadOnlyDictionary<string, string> decided)
    {
        (string category, _, string question, string example) = ProfileWords.Parts[index];
        string text = $"{index + 1} of {ProfileWords.Parts.Count}: {question} For example: {example}.";
        return context.Ask(new Question
        {
            Verb = QuestionVerb,
            AskedAt = context.Now,
            Ask = Buttons.Reply(text, Buttons.Do("Skip this one", SkipVerb, (Part, category))),
            Draft = new Frame { Intent = Intent.SetProfile },
            Decided = new Dictionary<string, string>(decided, StringComparer.Ordinal) { [Part] = category },
        });
    }

    private static async ValueTask<Reply> NextAsync(DialogContext context, Question question, string? answer, CancellationToken cancellationToken)
    {
        string category = question.Decided.GetValueOrDefault(Part, "");
        var decided = new Dictionary<string, string>(question.Decided, StringComparer.Ordinal);
        if (answer is not null)
        {
            decided[category] = answer;
        }

        int index = Enumerable.Range(0, ProfileWords.Parts.Count).First(i => ProfileWords.Parts[i].Category == category);
        if (index + 1 < ProfileWords.Parts.Count)
        {
            return AskPart(context, index + 1, decided);
        }

        context.CloseQuestion();
        CustomerProfile before = await context.Profiles.GetAsync(cancellationToken).ConfigureAwait(false);
        CustomerProfile after = ProfileWords.Parts.Aggregate(before, (profile, part) =>
            decided.TryGetValue(part.Category, out string? said) ? ProfileWords.With(profile, part.Category, said) : profile);
        return await SaveAsync(context, before, after, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> SaveFormAsync(DialogContext context, CustomerProfile before, IReadOnlyDictionary<string, string> inputs, CancellationToken cancellationToken)
    {
        CustomerProfile after = ProfileWords.Parts.Aggregate(before, (profile, part) =>
            ProfileWords.With(profile, part.Category, inputs.GetValueOrDefault(part.Category)?.Trim() is { Length: > 0 } text ? text : null));
        return await SaveAsync(context, before, after, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> SaveAsync(DialogContext context, CustomerProfile before, CustomerProfile after, CancellationToken cancellationToken)
    {
        if (after == before)
        {
            return await ShowProfile.ReplyAsync(context, before, "Nothing was different, so nothing was changed", cancellationToken).ConfigureAwait(false);
        }

        context.Profiles.Change(before, after with { ChangedBy = context.Member.Id, ChangedAt = context.Now });
        await context.KeepForUndoAsync("the change to the ideal customer profile", cancellationToken).ConfigureAwait(false);
        CustomerProfile saved = await context.Profiles.GetAsync(cancellationToken).ConfigureAwait(false);
        return await ShowProfile.ReplyAsync(context, saved, "Kept. From now on asks name this customer", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A typed command can open no modal, so the profile comes with its Edit button.</summary>
    private static ValueTask<Reply> OfferAsync(DialogContext context, CustomerProfile profile, CancellationToken cancellationToken) =>
        ShowProfile.ReplyAsync(context, profile, "Press Edit profile to change it, or say for example “set icp industry to food manufacturing”", cancellationToken);

    private static Reply Open(CustomerProfile profile) => new()
    {
        Text = "Edit the ideal customer profile",
        Form = new Form(
            "Ideal customer",
            [.. ProfileWords.Parts.Select(part => new InputText(part.Category, part.Title) { Value = ProfileWords.Of(profile, part.Category), Placeholder = part.Example, MaxLength = LongestPart })],
            Buttons.Do("Save", SaveVerb))
        {
            Cancel = Buttons.Cancel(CancelVerb),
        },
    };
}
