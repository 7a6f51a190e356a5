using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Shows a member's settings with the values in force, and changes them in a form.</summary>
public sealed class ShowSettings : Dialog
{
    /// <summary>Shows them.</summary>
    public const string OpenVerb = "settings.open";

    /// <summary>Pauses all nudges.</summary>
    public const string PauseVerb = "settings.pause";

    /// <summary>The times shown are right.</summary>
    public const string ConfirmVerb = "settings.confirm";

    private const string ResumeVerb = "settings.resume";
    private const string EditVerb = "settings.edit";
    private const string SaveVerb = "settings.save";
    private const string CancelVerb = "settings.cancel";
    private const string FollowProfileVerb = "settings.profile-zone";
    private const string Time = "time";
    private const string Days = "days";
    private const string Zone = "zone";

    private static readonly (string Value, string Title, IsoDayOfWeek[] Days)[] DayChoices =
    [
        ("weekdays", "Monday to Friday", [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday]),
        ("four", "Monday to Thursday", [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday]),
        ("sunday", "Sunday to Thursday", [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Sunday]),
        ("three", "Monday, Wednesday and Friday", [IsoDayOfWeek.Monday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Friday]),
        ("monday", "Mondays", [IsoDayOfWeek.Monday]),
        ("all", "Every day", Enum.GetValues<IsoDayOfWeek>()[1..]),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [OpenVerb, PauseVerb, ConfirmVerb, ResumeVerb, EditVerb, SaveVerb, CancelVerb, FollowProfileVerb];

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken) =>
        words is ["my", "settings"] or ["settings"] or ["show", "settings"] or ["show", "my", "settings"] or ["nudge", "settings"] or ["preferences"] or ["my", "preferences"]
            ? await ShowAsync(context, cancellationToken).ConfigureAwait(false)
            : null;

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        MemberSettings before = await context.Settings.OfMemberAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        switch (pressed.Verb)
        {
            case PauseVerb:
                return await ChangeAsync(context, before, before with { IsPaused = true }, cancellationToken).ConfigureAwait(false);

            case ResumeVerb:
                return await ChangeAsync(context, before, PauseNudges.Awake(context, before), cancellationToken).ConfigureAwait(false);

            case FollowProfileVerb:
                return await ChangeAsync(context, before, before with { OwnTimeZone = null, OwnTimeZoneUntil = null, HomeTimeZone = null }, cancellationToken).ConfigureAwait(false);

            case ConfirmVerb:
                context.Settings.Save(context.Member.Id, before with { TimesShownAt = context.Now });
                return new Reply { Text = "Good. You can change it whenever you like.", ReplacesCard = true };

            case EditVerb:
                return Form(context, before, null, null);

            case SaveVerb:
                return await SaveFormAsync(context, before, pressed.Inputs, cancellationToken).ConfigureAwait(false);

            case CancelVerb:
                return await ShowAsync(context, cancellationToken).ConfigureAwait(false) with { ReplacesCard = true };

            default:
                return await ShowAsync(context, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The settings as a card.</summary>
    public static async ValueTask<Reply> ShowAsync(DialogContext context, CancellationToken cancellationToken)
    {
        MemberSettings settings = await context.Settings.OfMemberAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        NudgeCalendar calendar = await MemberTimes.CalendarAsync(context, cancellationToken).ConfigureAwait(false);
        string next = await SettingsChange.NextAsync(context, cancellationToken).ConfigureAwait(false);
        string zone = MemberZone.Of(context.Member).Id;
        var facts = new List<Fact>
        {
            new("Daily nudge", settings.IsPaused ? "paused" : $"{context.Speech.Time(calendar.Time)}, {MemberTimes.Days(calendar.Days)}, when something is due"),
            new("Time zone", settings switch
            {
                { OwnTimeZone: not null, OwnTimeZoneUntil: { } last } => $"{zone}, until {context.Speech.Day(last, context.Today)}",
                { OwnTimeZone: not null } => $"{zone}, set by you",
                _ => $"{zone}, from your profile",
            }),
            new("Quiet hours", $"{context.Speech.Time(NudgeCalendar.QuietFrom)} to {context.Speech.Time(NudgeCalendar.QuietUntil)}, for what comes late"),
        };
        if (settings.PutOffUntil is { } until && until > context.Today)
        {
            facts.Add(new Fact("Put off", $"until {context.Speech.Day(until, context.Today)}"));
        }

        List<Leave> leaves = [.. (settings.Leaves ?? []).Where(leave => leave.To >= context.Today)];
        if (leaves.Count > 0)
        {
            facts.Add(new Fact("Away", string.Join("; ", leaves.Select(leave => Away(context, leave)))));
        }

        if (settings.StoppedKinds is { Count: > 0 } stopped)
        {
            facts.Add(new Fact("Not reminded of", Speech.List([.. stopped.Select(kind => Enum.TryParse(kind, out FollowUpKind known) ? FollowUpWords.Plural(known) : kind)])));
        }

        var actions = new List<CardAction> { Buttons.Do("Change", EditVerb), PauseNudges.IsQuiet(context, settings) ? Buttons.Do("Start nudges", ResumeVerb) : Buttons.Do("Pause nudges", PauseVerb) };
        if (settings.OwnTimeZone is not null)
        {
            actions.Add(Buttons.Do("Use my profile's zone", FollowProfileVerb));
        }

        return new Reply
        {
            Text = $"Your settings. {next}",
            Card = new AdaptiveCard
            {
                FallbackText = $"Your settings. {next}",
                Body = [new TextBlock("Your settings") { IsBold = true }, new FactSet(facts), new TextBlock(next) { IsSubtle = true }],
                Actions = actions,
            },
        };
    }

    private static string Away(DialogContext context, Leave leave)
    {
        string back = $"back {context.Speech.Day(leave.To.PlusDays(1), context.Today)}";
        return leave.From > context.Today ? $"from {context.Speech.Day(leave.From, context.Today)}, {back}" : back;
    }

    private static async ValueTask<Reply> ChangeAsync(DialogContext context, MemberSettings before, MemberSettings after, CancellationToken cancellationToken)
    {
        if (after != before)
        {
            await SettingsChange.ApplyAsync(context, before, after, cancellationToken).ConfigureAwait(false);
            await context.KeepForUndoAsync("the change of your settings", before, cancellationToken).ConfigureAwait(false);
        }

        return await ShowAsync(context, cancellationToken).ConfigureAwait(false) with { ReplacesCard = true };
    }

    private static async ValueTask<Reply> SaveFormAsync(DialogContext context, MemberSettings before, IReadOnlyDictionary<string, string> inputs, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        ParseResult<LocalTime> time = MemberTimes.FormTime.Parse(inputs.GetValueOrDefault(Time, ""));
        if (!time.Success)
        {
            errors[Time] = "Please write the time as 08:30.";
        }

        string zone = inputs.GetValueOrDefault(Zone, "").Trim();
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            errors[Zone] = "A name such as Europe/Berlin or America/New_York.";
        }

        if (errors.Count > 0)
        {
            return Form(context, before, inputs, errors);
        }

        IReadOnlyList<IsoDayOfWeek>? days = DayChoices.FirstOrDefault(choice => choice.Value == inputs.GetValueOrDefault(Days)).Days ?? before.NudgeDays;
        MemberSettings after = before with { NudgeTime = time.Value, NudgeDays = days, TimesShownAt = context.Now };
        if (zone != context.Member.TimeZone)
        {
            after = after with { OwnTimeZone = zone, OwnTimeZoneUntil = null, HomeTimeZone = before.HomeTimeZone ?? context.Member.TimeZone };
        }

        return await ChangeAsync(context, before, after, cancellationToken).ConfigureAwait(false);
    }

    private static Reply Form(DialogContext context, MemberSettings settings, IReadOnlyDictionary<string, string>? typed, IReadOnlyDictionary<string, string>? errors)
    {
        var calendar = new NudgeCalendar(settings, MemberZone.Of(context.Member), new HashSet<LocalDate>());
        string? days = DayChoices.FirstOrDefault(choice => choice.Days.ToHashSet().SetEquals(calendar.Days)).Value;
        return new Reply
        {
            Text = "When shall I nudge you?",
            ReplacesCard = true,
            FormErrors = errors,
            Form = new Form(
                "Nudges",
                [
                    new InputTime(Time, "Time") { Value = typed?.GetValueOrDefault(Time) ?? MemberTimes.FormTime.Format(calendar.Time), IsRequired = true, ErrorMessage = "The time is needed." },
                    new InputChoiceSet(Days, "Days", [.. DayChoices.Select(choice => new Choice(choice.Title, choice.Value))]) { Value = typed?.GetValueOrDefault(Days) ?? days },
                    new InputText(Zone, "Time zone") { Value = typed?.GetValueOrDefault(Zone) ?? context.Member.TimeZone, IsRequired = true, ErrorMessage = "The zone is needed, such as Europe/Berlin." },
                ],
                Buttons.Do("Save", SaveVerb))
            {
                Cancel = Buttons.Cancel(CancelVerb),
            },
        };
    }
}
