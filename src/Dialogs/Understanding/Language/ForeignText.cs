using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>Tells text in another language by its small words.</summary>
internal static class ForeignText
{
    private static readonly WordMap<bool> SmallWords = WordMap<bool>.SetOf(
    [
        "ich", "der", "die", "das", "und", "ist", "nicht", "bitte", "mir", "wir", "uns", "ein", "eine", "einen", "mit", "von", "für", "auf", "zu", "den", "dem", "wie", "hat", "habe",
        "sie", "er", "zeig", "heute", "morgen", "gestern", "über", "bei", "zum", "zur", "noch", "alle", "meine", "meinen", "wurde",
        "le", "la", "les", "des", "du", "un", "une", "et", "est", "que", "qui", "pour", "avec", "dans", "sur", "moi", "mon", "ma", "mes", "je", "tu", "il", "elle", "nous", "vous",
        "pas", "ce", "cette", "par", "au", "aux", "m'a", "j'ai", "s'il", "plaît", "merci", "pourrais-tu", "peux-tu", "montre", "montre-moi", "bonjour", "aujourd'hui", "hier", "demain",
        "el", "los", "las", "una", "y", "es", "por", "para", "con", "del", "mis", "mi", "yo", "nos", "se", "ha", "he", "hoy", "ayer", "mañana", "favor", "gracias", "hola", "puedes", "muéstrame", "quién", "cuántos", "cuántas", "me", "lo",
        "il", "gli", "che", "per", "non", "sono", "mio", "mia", "oggi", "ieri", "domani", "grazie", "ciao", "puoi",
        "het", "een", "van", "naar", "voor", "niet", "ik", "jij", "mijn", "alle", "graag", "vandaag", "morgen", "gisteren", "kun", "je", "laat",
        "eu", "você", "uma", "dos", "das", "não", "obrigado", "por", "meu", "minha", "hoje", "ontem", "os",
        "och", "att", "det", "som", "jag", "inte", "på", "mig", "min", "mina", "tack",
        "nie", "jest", "proszę", "dzień", "moje", "jak", "się", "na",
    ]);

    private static readonly WordMap<bool> English = WordMap<bool>.SetOf(
    [
        "the", "a", "an", "and", "is", "are", "was", "to", "of", "for", "from", "with", "my", "i", "me", "we", "us", "at", "on", "in", "by", "has", "have", "she", "he", "her", "they",
        "please", "pls", "show", "log", "what", "who", "which", "how", "this", "that", "referral", "referrals", "referred", "not", "it", "our", "be", "said", "about", "said", "today", "yesterday",
        "needs", "team", "won", "lost", "called", "introduced", "thanked", "thanks", "tomorrow", "last", "next", "week",
    ]);

    /// <summary>True where more of the small words are of another language than of English.</summary>
    public static bool Is(Message message)
    {
        var foreign = 0;
        var english = 0;
        var other = 0;
        for (var i = 0; i < message.Count; i++)
        {
            var word = message[i];
            english += English.Contains(word) ? 1 : 0;
            foreign += !message.Tokens[i].IsName && SmallWords.Contains(word) && !English.Contains(word) ? 1 : 0;
            other += word.Length > 0 && word[0] > '\u036F' ? 1 : 0;
        }

        return (foreign > 1 && foreign > english) || other * 2 > message.Count;
    }
}
