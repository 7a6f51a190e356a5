using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Storage.Figures;

/// <summary>
/// What a record counts for, to whom, and on which day: the one rule behind every figure. The counters change by what a
/// record counted for before and after a change; a recount adds up what all records count for.
/// </summary>
public static class Contributions
{
    /// <summary>What a referral counts for: nothing while it is a lead.</summary>
    public static IEnumerable<Contribution> Of(Referral referral)
    {
        ArgumentNullException.ThrowIfNull(referral);
        return referral.Counts ? OfIntroduced(referral) : [];
    }

    /// <summary>What an ask or a touch counts for; moments and promises count for nothing.</summary>
    public static IEnumerable<Contribution> Of(ContactEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened switch
        {
            Ask => [new Contribution(happened.RepId, Figure.Asked, happened.On)],
            Touch => [new Contribution(happened.RepId, Figure.Touched, happened.On)],
            _ => [],
        };
    }

    /// <summary>What a referral given counts for, with the people who were asked how it went.</summary>
    public static IEnumerable<Contribution> Of(GivenReferral given)
    {
        ArgumentNullException.ThrowIfNull(given);
        yield return new Contribution(given.RepId, Figure.Given, given.GivenOn);
        foreach (CheckIn? checkIn in (CheckIn?[])[given.WithProspect, given.WithReceiver])
        {
            if (checkIn is not null and not { Outcome: CheckInOutcome.NotAsked })
            {
                yield return new Contribution(given.RepId, Figure.CheckedIn, checkIn.On);
            }
        }
    }

    private static IEnumerable<Contribution> OfIntroduced(Referral referral)
    {
        string receiver = HolderOf(referral, referral.ReceivedOn, referral.CountsSince ?? referral.LoggedAt);
        string source = referral.Source.ContactId;
        yield return new Contribution(receiver, Figure.Received, referral.ReceivedOn, SourceId: source);
        if (referral.IsFromClient)
        {
            yield return new Contribution(receiver, Figure.ReceivedFromClient, referral.ReceivedOn);
        }

        if (referral.Thanks is { } thanks && thanks.On <= (referral.ThankBy ?? NextWeekday(referral.ReceivedOn)))
        {
            yield return new Contribution(receiver, Figure.ThankedWithinADay, referral.ReceivedOn);
        }

        (StageChange? contacted, StageChange? meeting, StageChange? closed) = Steps(referral.History);
        if (contacted is not null)
        {
            yield return Step(referral, contacted, Figure.Contacted);
        }

        if (meeting is not null)
        {
            yield return Step(referral, meeting, Figure.Meeting);
        }

        if (closed is null)
        {
            yield break;
        }

        if (closed.Stage != Stage.Won)
        {
            yield return Step(referral, closed, Figure.Lost);
            yield break;
        }

        Contribution won = Step(referral, closed, Figure.Won) with { SourceId = source };
        yield return won;
        if (referral.Value is { Amount: not 0 } value)
        {
            yield return won with { Figure = Figure.Revenue, Amount = value.Amount, Currency = value.Currency };
        }
    }

    /// <summary>A step counts on its day, though not before there was a referral.</summary>
    private static Contribution Step(Referral referral, StageChange step, Figure figure) =>
        new(HolderOf(referral, step.On, step.At), figure, LocalDate.Max(step.On, referral.ReceivedOn));

    /// <summary>The first contact, the first meeting and the end that stands. Put back to the start, a referral has had none.</summary>
    private static (StageChange? Contacted, StageChange? Meeting, StageChange? Closed) Steps(IReadOnlyList<StageChange> history)
    {
        StageChange? contacted = null;
        StageChange? meeting = null;
        StageChange? closed = null;
        foreach (StageChange step in history)
        {
            closed = step.Stage is Stage.Won or Stage.Lost or Stage.Declined ? step : null;
            if (step.Stage == Stage.Introduced)
            {
                contacted = meeting = null;
            }
            else if (step.Stage != Stage.Reopened)
            {
                contacted ??= step;
            }

            if (step.Stage == Stage.Meeting)
            {
                meeting ??= step;
            }
        }

        return (contacted, meeting, closed);
    }

    /// <summary>Who had a referral on a day; on the day of a hand-over what was said before it belongs to who gave it away.</summary>
    private static string HolderOf(Referral referral, LocalDate on, Instant at)
    {
        string holder = referral.HandOvers is [var first, ..] ? first.From : referral.RepId;
        foreach (HandOver one in referral.HandOvers)
        {
            if (one.On < on || one.On == on && one.At <= at)
            {
                holder = one.To;
            }
        }

        return holder;
    }

    private static LocalDate NextWeekday(LocalDate day)
    {
        do
        {
            day = day.PlusDays(1);
        }
        while (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        return day;
    }
}
