using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>What is open now and what it is worth, by stage and by rep: "what's our pipeline worth". Reps see their own.</summary>
/// <param name="colleagues">Finds who is meant.</param>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed partial class ShowPipeline(Colleagues colleagues, IRosters rosters) : Dialog
{
    private const string WhichVerb = "pipeline.which";
    private const int MostOfRep = 500;
    private const int MostReps = 15;
    private const int LongestQuestion = 200;
    private static readonly Stage[] Stages = [Stage.Introduced, Stage.Reopened, Stage.Contacted, Stage.Meeting, Stage.Proposal];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WhichVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["what's our pipeline worth"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => text.Length <= LongestQuestion && Question().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        string? person = (await context.ReadAsync(text, cancellationToken).ConfigureAwait(false)).Frame.Person ?? (Own().IsMatch(text) ? "me" : null);
        var frame = new Frame { Intent = Intent.ShowReport, Person = person == "team" && !Permissions.May(context.Member.Role, Right.SeeOthers) ? "me" : person };
        (Scope? scope, Reply? reply) = await Scope.AskedAsync(context, frame, colleagues, rosters, WhichVerb, cancellationToken).ConfigureAwait(false);
        return scope is null ? reply! : await ShowAsync(context, scope, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        if (context.Question is not { Verb: WhichVerb } || await Colleagues.ChosenAsync(context, pressed, cancellationToken).ConfigureAwait(false) is not { } member)
        {
            return new Reply { Text = "That question is closed. Ask once more, please.", ReplacesCard = true };
        }

        context.CloseQuestion();
        Reply reply = Refusals.Of(context.Member, Right.SeeOthers)
            ?? await ShowAsync(context, Scope.Of(context, member), cancellationToken).ConfigureAwait(false);
        return reply with { ReplacesCard = true };
    }

    private static async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, CancellationToken cancellationToken)
    {
        var open = new List<Referral>();
        foreach (Member member in scope.Members)
        {
            open.AddRange(await context.Referrals.OpenOfAsync(member.Id, MostOfRep, cancellationToken).ConfigureAwait(false));
        }

        string has = scope.Title == "You" ? "You have" : $"{scope.Title} has";
        if (open.Count == 0)
        {
            return Buttons.Reply($"{has} no open referrals.", Buttons.Say("Log a referral", "log referral"));
        }

        string title = $"{has} {Speech.Count(open.Count, "open referral", "open referrals")}{ReferralWords.Worth(open)}.";
        List<CardElement> body = [new TextBlock(title) { IsBold = true }];
        body.Add(new FactSet([.. from stage in Stages
                                 let some = open.Where(one => one.Stage == stage).ToList()
                                 where some.Count > 0
                                 select new Fact(Capital(ReferralWords.Of(stage)), $"{some.Count}{ReferralWords.Worth(some)}")]));
        if (!scope.IsOne)
        {
            body.AddRange((from one in open
                           group one by one.RepId into own
                           orderby own.Count() descending
                           select $"{scope.Members.First(member => member.Id == own.Key).Name}: {own.Count()} open{ReferralWords.Worth([.. own])}")
                .Take(MostReps).Select((line, at) => new TextBlock(line) { Separator = at == 0 }));
        }

        string list = scope.Title == "You" ? "my referrals" : scope.IsOne ? $"{scope.Title}'s referrals" : "our pipeline";
        return new Reply { Text = title, Card = new AdaptiveCard { FallbackText = title, Body = body, Actions = [Buttons.Say("Open list", list)] } };
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"\bpipeline(?:'s|’s)? (?:value|worth|total|size|figures)\b|\b(?:value|worth|size) of (?:\w+(?:'s|’s)? )?pipeline\b|\bhow (?:much|big)\b.*\bpipeline\b|\b(?:^|our|my|the|sales|revenue|team) forecast\b|^forecast\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(@"\b(?:my|i)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();
}
