namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>What a word may be, as far as the readers of slots care.</summary>
[Flags]
internal enum WordClass
{
    None = 0,
    /// <summary>Says nothing of its own; patterns pass over it.</summary>
    Filler = 1 << 0,
    /// <summary>"the", "my", "new" ...: patterns pass over it, names do not start with it.</summary>
    Determiner = 1 << 1,
    /// <summary>Leads from one thing to the next; no name ends with it.</summary>
    Preposition = 1 << 2,
    /// <summary>"she", "they", "me" ...</summary>
    Pronoun = 1 << 3,
    /// <summary>The noun that makes words a job title: "director".</summary>
    Title = 1 << 4,
    /// <summary>What a job is about: "procurement".</summary>
    Function = 1 << 5,
    /// <summary>Makes words a company: "LLC", "Dental".</summary>
    Company = 1 << 6,
    /// <summary>"Mr", "Dr".</summary>
    Honorific = 1 << 7,
    /// <summary>"client", "friend": says how a person is related, and is no part of a name.</summary>
    Relation = 1 << 8,
    /// <summary>"not", "never", "hasn't".</summary>
    Negation = 1 << 9,
    /// <summary>"if", "would": what follows has not happened.</summary>
    Hypothetical = 1 << 10,
    /// <summary>"worth", "about": belongs to the amount or date that follows.</summary>
    Lead = 1 << 11,
    /// <summary>A word of everyday English that is no name.</summary>
    Plain = 1 << 12,
    /// <summary>Part of a name that is written small: "van", "of".</summary>
    Particle = 1 << 13,
    /// <summary>A word of the calendar.</summary>
    Calendar = 1 << 14,
    /// <summary>A first name that is also a word: "May", "Will".</summary>
    NameWord = 1 << 15,
    /// <summary>"City of", "Bank of": what follows "of" belongs to the name.</summary>
    Body = 1 << 16,
    /// <summary>A command word that is understood with a slip of the finger.</summary>
    Command = 1 << 17,
    /// <summary>A question word.</summary>
    Question = 1 << 18,
    /// <summary>A common first name.</summary>
    FirstName = 1 << 19,
    /// <summary>"call", "booked": the date that follows is one to act on.</summary>
    Due = 1 << 20,
    /// <summary>Like <see cref="Due"/> where it is a verb: "call", not "the call".</summary>
    DueVerb = 1 << 25,
    /// <summary>A common word of English, hardly ever a name.</summary>
    Everyday = 1 << 27,
    /// <summary>"worth", "roughly": stands before an amount and says nothing else.</summary>
    Hedge = 1 << 26,
    /// <summary>"called", "met": the date that follows is when it happened.</summary>
    Happened = 1 << 21,
    /// <summary>Small talk that may stand before a name: "good news".</summary>
    SmallTalk = 1 << 22,
    /// <summary>Makes a word a company without doubt: "LLC".</summary>
    Firm = 1 << 23,
    /// <summary>"they", "budget": a clause after a loss that begins with it says why.</summary>
    Reason = 1 << 28,
    /// <summary>"sorry", "correction": what follows replaces what stands before.</summary>
    Correction = 1 << 24,
}
