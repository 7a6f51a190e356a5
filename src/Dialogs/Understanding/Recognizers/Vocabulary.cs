namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The words of a language that the grammars know, found by spelling, case aside.</summary>
internal sealed class Vocabulary
{
    private readonly WordMap<Lexeme> words = new(512);
    private readonly List<Lexeme> lexemes = [];

    public static Vocabulary English { get; } = EnglishWords.Create();

    /// <summary>The words spelled in this way, parted by spaces, to be given a meaning.</summary>
    public void Add(string spellings, Action<Lexeme> meaning)
    {
        foreach (var spelling in spellings.Split(' '))
        {
            if (!words.TryFind(spelling, out var lexeme))
            {
                lexeme = new Lexeme();
                words.Set(spelling.AsMemory(), lexeme);
                lexemes.Add(lexeme);
            }
            meaning(lexeme);
        }
    }

    /// <summary>To be called once every word has its meaning.</summary>
    public Vocabulary Complete()
    {
        foreach (var lexeme in lexemes)
        {
            lexeme.Complete();
        }
        return this;
    }

    /// <summary>What is known of a word; of "Friday's" what is known of "Friday".</summary>
    public Lexeme Find(ReadOnlySpan<char> word)
    {
        if (word.Length > 16)
        {
            return Lexeme.Unknown;
        }
        if (words.TryFind(word, out var lexeme))
        {
            return lexeme;
        }
        var isPossessive = word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’';
        return isPossessive && words.TryFind(word[..^2], out lexeme) ? lexeme : Lexeme.Unknown;
    }
}
