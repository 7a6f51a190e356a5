using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>
/// What the last card asks is answered in words as well as by its buttons: "by email" tells how somebody introduced, "with a
/// note" how they were thanked, "she'll think about it" what came of an ask.
/// </summary>
internal static class CardAnswer
{
    private const int LongestAnswer = 10;
    private const int LongestWay = 4;
    private const int FewWords = 2;

    /// <summary>What a few words mean as such an answer; null where nothing was asked, or they answer something else.</summary>
    public static async ValueTask<Frame?> ReadAsync(DialogContext context, string text, IReadOnlyList<string> words, Reading reading, CancellationToken cancellationToken)
    {
        if (words.Count is 0 or > LongestAnswer || CounterQuestion.Is(text))
        {
            return null;
        }

        if (!SaysOfNobody(reading.Frame))
        {
            return await IntroducedAsync(context, reading.Frame, cancellationToken).ConfigureAwait(false);
        }

        Frame? last = (await context.UnderstoodAsync(cancellationToken).ConfigureAwait(false))?.Frame;
        if (last is { Intent: Intent.LogAsk, Outcome: null, Subject: { } asked })
        {
            return await FirstAsync(context, [$"asked {asked} for a referral, {text}", $"asked {asked} for a referral, said {text}"], frame => frame is { Intent: Intent.LogAsk, Outcome: not null }, cancellationToken).ConfigureAwait(false);
        }

        if (last is { Intent: Intent.Thanked, Method: null, Subject: { } thanked })
        {
            // "Sent her a note" right after "thanked Kim" is how; "meeting with her Friday" is something else.
            Frame? way = reading.Frame is { Intent: Intent.LogTouch, Method: TouchMethod.Note or TouchMethod.Gift } ? reading.Frame
                : words.Count > LongestWay || (words.Count > FewWords && words[0] is not ("by" or "with" or "via" or "over" or "on" or "in")) ? null
                : await FirstAsync(context, [$"thanked {thanked} {text}", $"thanked {thanked} with {text}", $"thanked {thanked} by {text}"], frame => frame is { Intent: Intent.Thanked, Method: not null }, cancellationToken).ConfigureAwait(false);
            return way is null ? null : last with { Method = way.Method, Date = way.Date ?? last.Date };
        }

        // "She intro'd us by email" tells how; "email her tomorrow" is a plan.
        if (last?.Intent != Intent.LogReferral || (Pronouns.AreIn(text) && !text.Contains("intro", StringComparison.OrdinalIgnoreCase))
            || await ReferralFinder.LastChangedAsync(context, cancellationToken).ConfigureAwait(false) is not { Introduction: null } referral)
        {
            return null;
        }

        string log = $"log referral from {referral.Source.Name ?? referral.Source.Company}: {referral.Prospect.Name ?? referral.Prospect.Company}";
        Frame? told = await FirstAsync(context, [$"{log}, {text}", $"{log}, by {text}"], frame => frame is { Intent: Intent.LogReferral, Introduction: not null, Need: null, Due: null }, cancellationToken).ConfigureAwait(false);
        return told is null ? null : new Frame { Intent = Intent.UpdateReferral, Introduction = told.Introduction, Date = told.Date };
    }

    /// <summary>"Tom introduced us by email", while the last referral waits for just that: its source did.</summary>
    private static async ValueTask<Frame?> IntroducedAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        frame is { Intent: Intent.LogReferral or Intent.UpdateReferral, Prospect: null, Stage: null, Introduction: { } introduction } && (frame.Source?.Name ?? frame.Subject) is { } who
        && await ReferralFinder.LastChangedAsync(context, cancellationToken).ConfigureAwait(false) is { Counts: false } referral
        && PersonFinder.MayBe(new Party { Name = who, Company = frame.Source?.Company }, referral.Source)
            ? new Frame { Intent = Intent.UpdateReferral, Introduction = introduction, Date = frame.Date }
            : null;

    /// <summary>Only a sentence that says nothing of its own may be the rest of another.</summary>
    private static bool SaysOfNobody(Frame frame) =>
        frame is { Subject: null, Source: null, Prospect: null, Receiver: null, Person: null, Value: null, Due: null }
        && frame.Intent is Intent.Unknown or Intent.LogReferral or Intent.LogTouch or Intent.Thanked or Intent.UpdateReferral;

    private static async ValueTask<Frame?> FirstAsync(DialogContext context, string[] sentences, Func<Frame, bool> answers, CancellationToken cancellationToken)
    {
        foreach (string sentence in sentences)
        {
            Reading reading = await context.ReadAsync(sentence, cancellationToken).ConfigureAwait(false);
            if (reading.Certainty == Certainty.Certain && answers(reading.Frame))
            {
                context.Words = sentence;
                return reading.Frame;
            }
        }

        return null;
    }
}
