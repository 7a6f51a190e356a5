using System.Text;

namespace ReferralBot.Dialogs.Understanding.Language;

/// <summary>A message as its words, with the names, dates and amounts that were found in it.</summary>
internal sealed class Message(string text, Token[] tokens, Lexicon lexicon)
{
    private readonly Token[] tokens = tokens;
    private readonly List<Entity> entities = [];

    /// <summary>The plain text that the words refer to.</summary>
    public string Text => text;

    /// <summary>How many words there are.</summary>
    public int Count => tokens.Length;

    /// <summary>The words.</summary>
    public ReadOnlySpan<Token> Tokens => tokens;

    /// <summary>What the recognizers have found, in order.</summary>
    public List<Entity> Entities => entities;

    /// <summary>The word as typed, without a possessive's <c>'s</c>.</summary>
    public ReadOnlySpan<char> this[int index] => text.AsSpan(tokens[index].Start, tokens[index].End - tokens[index].Start);

    public ref Token At(int index) => ref tokens[index];

    /// <summary>What the word may be.</summary>
    public WordClass Classes(int index) => lexicon.Classes(tokens[index].Word);

    public bool Is(int index, WordClass wordClass) => (Classes(index) & wordClass) != 0;

    /// <summary>True where a place has this word, case aside, and it is no part of a name.</summary>
    public bool Says(int index, string word) => index >= 0 && index < Count && !tokens[index].IsName && this[index].Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a word that is a part of a name, or looks like one.</summary>
    public bool MayBeName(int index)
    {
        ref readonly var token = ref tokens[index];
        return token.IsName || token.Word == 0 || Is(index, WordClass.FirstName | WordClass.Honorific) || (token.Has(Shape.Capital) && index > 0 && !token.StartsSentence);
    }

    /// <summary>The entity that the word is part of, or null.</summary>
    public Entity? EntityAt(int index) => tokens[index].Entity == 0 ? null : entities[tokens[index].Entity - 1];

    public bool IsEntity(int index, EntityKind kind) => tokens[index].Entity != 0 && entities[tokens[index].Entity - 1].Kind == kind;

    /// <summary>Makes words an entity.</summary>
    public void Add(Entity entity)
    {
        entities.Add(entity);
        for (var i = entity.From; i < entity.To; i++)
        {
            tokens[i].Entity = entities.Count;
        }
    }

    /// <summary>Lets go of what the recognizers have found.</summary>
    public void ClearEntities()
    {
        entities.Clear();
        foreach (ref var token in tokens.AsSpan())
        {
            token.Entity = 0;
        }
    }

    /// <summary>Puts the entities in the order of the text, and lets go of those whose words another one has taken.</summary>
    public void SortEntities()
    {
        if (entities.Count == 0)
        {
            return;
        }

        entities.RemoveAll(e => tokens[e.From].Entity == 0 || !ReferenceEquals(entities[tokens[e.From].Entity - 1], e));
        entities.Sort(static (a, b) => a.From.CompareTo(b.From));
        for (var i = 0; i < entities.Count; i++)
        {
            for (var at = entities[i].From; at < entities[i].To; at++)
            {
                tokens[at].Entity = i + 1;
            }
        }
    }

    /// <summary>The first word that ends after a place in the text.</summary>
    public int TokenAt(int place)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = tokens[middle].End > place ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>The first word of the sentence that a word is in.</summary>
    public int SentenceStart(int index)
    {
        while (index > 0 && !tokens[index].StartsSentence)
        {
            index--;
        }

        return index;
    }

    /// <summary>The first word after the last full stop, line end or semicolon before a word.</summary>
    public int ClauseStart(int index)
    {
        while (index > 0 && !tokens[index].StartsSentence && !tokens[index].Has(Breaks.Semicolon))
        {
            index--;
        }

        return index;
    }

    /// <summary>The word after the last one of the sentence that a word is in.</summary>
    public int SentenceEnd(int index)
    {
        index++;
        while (index < Count && !tokens[index].StartsSentence)
        {
            index++;
        }

        return Math.Min(index, Count);
    }

    /// <summary>The text of some words as it was typed, white space made even.</summary>
    public string Raw(int from, int to)
    {
        if (from >= to)
        {
            return "";
        }

        var end = tokens[to - 1].End;
        end += tokens[to - 1].Has(Shape.Possessive) ? 2 : 0;
        return Spaced(text.AsSpan(tokens[from].Start, end - tokens[from].Start));
    }

    private static string Spaced(ReadOnlySpan<char> raw)
    {
        if (!raw.Contains('\n') && !raw.Contains("  ", StringComparison.Ordinal) && !raw.Contains('\t'))
        {
            return raw.ToString();
        }

        var even = new StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            if (!char.IsWhiteSpace(c))
            {
                even.Append(c);
            }
            else if (even.Length > 0 && even[^1] != ' ')
            {
                even.Append(' ');
            }
        }

        return even.ToString();
    }
}
