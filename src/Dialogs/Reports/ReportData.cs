using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>What the buttons of reports carry: whose, when, and what.</summary>
internal static class ReportData
{
    private const string Of = "of";
    private const string Period = "period";
    private const string Metric = "metric";
    private const int LongestIds = 1_500;
    private static readonly LocalDatePattern Day = LocalDatePattern.Iso;

    /// <summary>A button; null where too many members would have to stand on it.</summary>
    public static IEnumerable<Cards.ActionExecute> Button(string title, string verb, Scope scope, DateInterval period, string metric)
    {
        string ids = scope.IsEverybody ? "" : string.Join(',', scope.Members.Select(member => member.Id));
        return ids.Length > LongestIds
            ? []
            : [Buttons.Do(title, verb, (Of, ids), (Period, $"{Day.Format(period.Start)}/{Day.Format(period.End)}"), (Metric, metric))];
    }

    /// <summary>
    /// What a button carries, if whoever presses may see it; null where it is malformed, or they may not. Buttons pass through
    /// other hands, so that what they say is checked again.
    /// </summary>
    public static async ValueTask<(Scope Scope, DateInterval Period, string Metric)?> ReadAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        string[] days = pressed.Data.GetValueOrDefault(Period, "").Split('/');
        if (days.Length != 2 || Day.Parse(days[0]) is not { Success: true, Value: var start } || Day.Parse(days[1]) is not { Success: true, Value: var end } || end < start)
        {
            return null;
        }

        string[] ids = pressed.Data.GetValueOrDefault(Of, "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (ids is not [var own] || own != context.Member.Id)
        {
            if (!Permissions.May(context.Member.Role, Right.SeeOthers))
            {
                return null;
            }
        }

        var members = new List<Member>();
        foreach (string id in ids)
        {
            if (await context.Members.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } member)
            {
                members.Add(member);
            }
        }

        Scope scope = ids.Length == 0 ? await Scope.EverybodyAsync(context, cancellationToken).ConfigureAwait(false)
            : members is [var one] ? Scope.Of(context, one)
            : new Scope("The team", members, IsEverybody: false, IsOne: false);
        return (scope, new DateInterval(start, end), pressed.Data.GetValueOrDefault(Metric, "received"));
    }
}
