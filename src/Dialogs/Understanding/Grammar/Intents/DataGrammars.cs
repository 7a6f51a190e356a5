using ReferralBot.Dialogs.Understanding.Slots;

namespace ReferralBot.Dialogs.Understanding.Grammar.Intents;

/// <summary>To delete a referral.</summary>
internal sealed class DeleteGrammar : IntentGrammar
{
    public DeleteGrammar()
        : base(Intent.Delete)
    {
        Command("""
            <delete> [the|my|that|last|this] {subject} <deal>
            <delete> [the|my|that|last|this|latest|previous] <deal> [for|from|to|with|of|about] {subject}
            <delete> [the|my|that|last|this|latest|previous] <deal>
            ^ <delete> {subject}
            ^ delete|remove|erase [that|this|it|last|latest|previous] [one|entry|record] $
            take {subject} <deal> off|out
            get rid of [the] {subject} <deal>
            get rid of {subject} <deal>
            """);
    }

    public override Frame? Read(SlotReader slots)
    {
        var subject = slots.Parties.Name(Slot.Subject);

        // "delete that" means the last one; "scrap that" and "delete everything" name no referral.
        var isBare = subject is null && slots.Main is { Pattern.Tail: Slot.Subject, Literals: 1 };
        var isThat = slots.Said.IsAll() && slots.Said.Any("delete", "remove", "erase") && !slots.Said.Any("all", "every");
        return isBare && !isThat ? null : new Frame { Intent = Intent.Delete, Subject = subject };
    }
}

/// <summary>Data as a file.</summary>
internal sealed class ExportGrammar : IntentGrammar
{
    public ExportGrammar()
        : base(Intent.Export)
    {
        Command("""
            export|download|exporting|downloading .. <data>
            export|download {person} <data>
            ^ export|download [it|that|this|them|everything|all] $
            ^ export|download #date
            ^ <data> export|download
            <show>|want|need|get|have|create|make|generate|run|do .. export|download|csv|spreadsheet|excel|xlsx [of|with|for] .. <data>
            <show>|want|need|get|have|create|make|generate|run|do export|download|csv|spreadsheet|xlsx $
            csv|spreadsheet|excel|xlsx [file|sheet|export|download] of|with|for
            <show>|want|need|get|have|create|make|generate .. as|in|to|into [a|an] csv|spreadsheet|excel|xlsx|file
            <data> .. as|in|to|into [a|an] csv|spreadsheet|excel|xlsx|file
            """);
        Detail("""
            for {person}
            {person} referrals|data|leads
            of {person}
            """);
    }

    public override Frame? Read(SlotReader slots) => new() { Intent = Intent.Export, Person = slots.Members.Whose(), Period = slots.Times.Period() };
}

/// <summary>To have a third person's data erased.</summary>
internal sealed class ForgetContactGrammar : IntentGrammar
{
    public ForgetContactGrammar()
        : base(Intent.ForgetContact)
    {
        Command("""
            <deleteall> [all|everything|any|every] [of|the|about|personal] [personal] data|details|information|info|records|record|everything|trace [we|you] [have|hold|held|store|stored] [on|about|for|of|relating|belonging] [to] {subject}
            <deleteall> everything|all [we|you] [have|hold|know|stored|store|keep] [about|on|for] {subject}
            <deleteall> [all] {subject} [personal] data|details|information|info|records
            <deleteall> all [of] {subject} [personal] data|details|information|info|records
            forget|erase {subject} [entirely|completely|please|all]
            forget [about] contact {subject}
            forget|delete|remove contact {subject}
            gdpr [deletion|erasure|request|removal] [request] [for|from|of] {subject}
            right to be forgotten [request] [for|from|:] {subject}
            {subject} asked|wants|requested|asks|wishes [us] to be forgotten|erased|deleted|removed
            {subject} wants|wishes|asked|asks|requested|requests .. deleted|erased|removed|forgotten|wiped
            {subject} has asked|requested [us] to erase|delete|remove|forget|be
            {subject} asked|requested|wants <us> to erase|delete|remove|forget
            {subject} [has] requested|wants|asked [for] [data] erasure|deletion|removal
            anonymise|anonymize {subject}
            """);
        Detail("""
            <deleteall> {subject}
            about|on|for|of {subject}
            """);
    }

    public override Frame? Read(SlotReader slots) =>
        slots.Subject.Find() is { } subject ? new Frame { Intent = Intent.ForgetContact, Subject = subject } : null;
}
