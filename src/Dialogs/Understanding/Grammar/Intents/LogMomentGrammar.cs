using ReferralBot.Dialogs.Understanding.Slots;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To report a value moment with a client or prospect.</summary>
internal sealed class LogMomentGrammar : IntentGrammar
{
    public LogMomentGrammar()
        : base(Intent.LogMoment)
    {
        Concepts = [Grammar.Concepts.Moment];
        Command("""
            <log> [value|new|a] moment|moments [for|with|at|:] {subject}
            value|golden moment [:] lost|signed|won|renewed|installed|losing|launched|onboarded {subject}
            value|golden moment [for|with|at|:] {subject}
            ^ moment [for|with|at|:] {subject}
            account|discovery|proposal|signing|signed|install|installation|result|renewal|review .. moment with|for|at {subject}
            moment with|for|at {subject}
            <log> .. moment
            """);
        Statement("""
            {subject} [has|have|had|is|was|are|just|now] [been] signed|renewed|installed|inked|extended|onboarded|launched|live|re-signed|implemented|re-upped|reupped|launched|deployed
            {subject} signed|renewed|went|gone|goes|is|are|re-signed|extended [up|on|off|live|contract]
            {subject} contract|renewal|agreement|install|installation|implementation|rollout|go-live|golive|launch|handover|onboarding|deal signed|was|happened|took|now|wrapped|renewed|done|complete|finished|completed|went|is
            {subject} went|gone|is|are|were|now live|up
            <we> signed|renewed|installed|onboarded [up|with] {subject}
            {subject} thanked|thanks|thank <us> [for|today|again]
            {subject} thanked <us>|our|my|the
            {subject} said|says|saying <thanks> [you|so|very|a|million] [much] [to <us>]
            {subject} sent <us> .. <thanks>
            {subject} wrote|called|emailed|texted|rang|phoned .. <thanks> <us>|you|for|our
            {subject} is|was|were|are [very|so] grateful|thankful|appreciative
            {subject} appreciated|loved|appreciates
            {subject} loves|loving our
            {subject} [is|are] loves|loving [the] [new] software|product|system|service|tool|platform|app|solution|work|results|setup
            {subject} told|tells|tell|say|says|said|report|reports|reported|mentioned|shared|emailed|wrote|called <us> [today|yesterday|that|to|say] .. <result>|up|down|paid|less|more|working|works|roi
            {subject} told|tells|tell|say|says|said|report|reports|reported|mentioned|shared [that|their|a|the] .. <result>|up|down|paid|less|more|working|works|roi
            {subject} emailed|called|wrote|texted|rang|phoned|messaged to say|tell|report .. <result>|up|down|paid|working|works
            {subject} saved|cut|doubled|halved|tripled|improved|reduced|increased|boosted|slashed|shaved
            {subject} has|have|had [been] [already] saved|cut|doubled|halved|tripled|improved|reduced|increased|boosted|slashed|seeing|seen
            {subject} is|are|was seeing|getting|reporting .. results|savings|result
            {subject} saw|had|got|seeing|reported|reports|report|achieved .. results|savings|result|increase|reduction|improvement|drop|roi|gains|win|success
            good|great|excellent|strong|amazing|fantastic result|results [at|for|from|with] {subject}
            discovery [call|meeting|session|chat] [with|for|at] {subject}
            {subject} wrote|called|emailed|texted|rang|phoned|messaged .. grateful|thankful|appreciative|appreciated|appreciates|appreciate
            had|held|did|finished|completed|ran .. discovery [call|meeting|session|chat] [with|for|at] {subject}
            installed|install|installation|implementation|onboarding|rollout|go-live|handover [is|was|has|been|now] [done|complete|completed|finished|went] [well] at|for|with {subject}
            was|is|were|are|got|been|has|have [been|now] installed|fitted|implemented|deployed|rolled|commissioned|launched [out] at|for|with|in {subject}
            went|gone|goes|is|are|now live at|with|for|in {subject}
            contract|agreement|deal|paperwork|renewal|order [has|have|was|is] [been] signed|inked|renewed by|with {subject}
            contract|agreement|deal with|for {subject} [has|have|was|is] [been] signed|inked|renewed|extended
            finished|completed|wrapped|done|did [up] install|installation|implementation|onboarding|rollout|deployment|installing|implementing|deploying|fitting|commissioning [at|for|with] {subject}
            installation|install|rollout|implementation|onboarding at|for|with {subject}
            renewal|renewed|renewing [from|with|signed|by|for] {subject}
            {subject} renewal [is|was|came|signed|went]
            got|received|have|had <thanks> [you] [note|card|email|e-mail|letter|message|text|gift|call|flowers|basket] from {subject}
            note|letter|email|message|card|call|words|word|text [came|arrived|just] [came|arrived] [in] from {subject} .. thanking|thanked|thank|grateful|thanks
            <thanks> [you] [note|card|email|e-mail|letter|message|text|gift|call|flowers|basket] [came|arrived|just] [in] from {subject}
            """);
        Detail("""
            our|the client|customer {subject}
            with|at|for|to {subject}
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var subject = slots.Subject.Find();
        var moment = slots.Concepts.Value(Grammar.Concepts.Moment);
        var isTold = slots.Main.Pattern.Strength != Strength.Command;
        if (subject is null || slots.Parties.IsLeadEmpty() || (moment == Moment.Signed && slots.Said.SignsElsewhere()) || (isTold && (moment is null or Moment.Proposal or Moment.Lost or Moment.Review || !slots.Subject.IsLikely())))
        {
            return null;
        }

        return new Frame
        {
            Intent = Intent.LogMoment,
            Subject = subject,
            Moment = moment,
            Value = slots.Amounts.Money(),
            Date = slots.Times.Date(isTodayPast: true),
        };
    }
}
