using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>
/// Compiles blocks of patterns, one a line or between semicolons. The notation of a pattern:
/// <list type="bullet">
/// <item><c>log|add referral</c>: words, with alternatives; articles and fillers between them are passed over</item>
/// <item><c>very|so*</c>: any of the words, as often as they come, or not at all</item>
/// <item><c>[down]</c>: may be missing; <c>(sent off | done)</c>: alternatives of several words</item>
/// <item><c>&lt;refer&gt;</c>: any word of a list in <see cref="WordLists"/></item>
/// <item><c>{source}</c>: a slot; <c>..</c>: a few words or none; <c>#date</c>: a date, <c>#money</c> an amount, and so on</item>
/// <item><c>^</c> and <c>$</c>: start and end of the message; <c>,</c> at the start: punctuation before it; <c>:</c>: a colon or dash</item>
/// </list>
/// </summary>
internal sealed class PatternCompiler
{
    private const int MostSets = 4_096;
    private const int MostSteps = 64;

    private readonly Lexicon lexicon;
    private readonly List<int[]> sets = [];
    private readonly WordMap<int> setNumbers = new(MostSets, ignoresCase: false);
    private readonly List<int> words = [];
    private Step[] steps = new Step[MostSteps];
    private int count;
    private string block = "";
    private int at;
    private int end;
    private int compiled;

    /// <summary>A compiler whose words are numbered by a lexicon.</summary>
    public PatternCompiler(Lexicon lexicon)
    {
        this.lexicon = lexicon;
    }

    /// <summary>The sets of words that the steps refer to.</summary>
    public List<int[]> Sets => sets;

    /// <summary>Compiles ways of saying an intent.</summary>
    /// <exception cref="FormatException">The notation is wrong: a bug in a grammar file.</exception>
    public void Compile(string block, IntentGrammar owner, Strength strength, List<Pattern> patterns)
    {
        for (var next = 0; TryStart(block, ref next);)
        {
            var (start, lead, tail) = (at, Lead(), Tail());
            patterns.Add(new Pattern(block, start, end, Steps(), lead, tail) { Owner = owner, Strength = strength, Order = compiled++ });
        }
    }

    /// <summary>Compiles ways of saying a value.</summary>
    /// <exception cref="FormatException">The notation is wrong: a bug in a grammar file.</exception>
    public void Compile(string block, Concept concept, object value, List<Pattern> patterns)
    {
        for (var next = 0; TryStart(block, ref next);)
        {
            var (start, lead, tail) = (at, Lead(), Tail());
            patterns.Add(new Pattern(block, start, end, Steps(), lead, tail) { Concept = concept, Value = value, Order = compiled++ });
        }
    }

    /// <summary>Adds the sets of words with which a pattern can start.</summary>
    public static void FirstSets(Pattern pattern, List<int> sets) => Collect(pattern, 0, sets);

    /// <summary>Goes to the next pattern of a block; false where there is none.</summary>
    private bool TryStart(string block, ref int next)
    {
        this.block = block;
        count = 0;
        while (next < block.Length)
        {
            var end = block.AsSpan(next).IndexOfAny('\n', ';');
            (at, this.end) = (next, end < 0 ? block.Length : next + end);
            next = this.end + 1;
            while (at < this.end && char.IsWhiteSpace(block[at]))
            {
                at++;
            }

            while (this.end > at && char.IsWhiteSpace(block[this.end - 1]))
            {
                this.end--;
            }

            if (this.end > at)
            {
                return true;
            }
        }

        return false;
    }

    private Slot? Lead() => block[at] == '{' ? ReadSlot() : null;

    /// <summary>Reads the rest of the pattern, and gives the slot at its end.</summary>
    private Slot? Tail()
    {
        Sequence();
        return at < end ? throw Wrong("unexpected character") : TakeTail();
    }

    private Step[] Steps()
    {
        Add(new Step(Op.Accept));
        var steps = new Step[count];
        Array.Copy(this.steps, steps, count);
        return steps;
    }

    private void Add(Step step)
    {
        if (count == steps.Length)
        {
            Array.Resize(ref steps, count * 2);
        }

        steps[count++] = step;
    }

    private FormatException Wrong(string what) => new($"Pattern \"{block[..end]}\" at {at}: {what}");

    private void SkipSpaces()
    {
        while (at < end && block[at] == ' ')
        {
            at++;
        }
    }

    private Slot ReadSlot()
    {
        var end = block.IndexOf('}', at);
        if (end < 0 || !Enum.TryParse(typeof(Slot), block.AsSpan(at + 1, end - at - 1), ignoreCase: true, out var slot))
        {
            throw Wrong("unknown slot");
        }

        at = end + 1;
        return (Slot)slot;
    }

    private Slot? TakeTail()
    {
        if (count == 0 || steps[count - 1].Op != Op.Slot)
        {
            return null;
        }

        for (var i = 0; i < count; i++)
        {
            var step = steps[i];
            if ((step.Op == Op.Split && step.B == count) || (step.Op == Op.Jump && step.A == count))
            {
                throw Wrong("a pattern cannot end with a slot that may be missing: write two patterns");
            }
        }

        var slot = (Slot)steps[count - 1].A;
        count--;
        return slot;
    }

    private void Sequence()
    {
        for (SkipSpaces(); at < end && block[at] is not (']' or ')' or '|'); SkipSpaces())
        {
            Item();
        }
    }

    private void Item()
    {
        switch (block[at])
        {
            case '[':
                Optional();
                break;
            case '(':
                Alternatives();
                break;
            case '{':
                Add(new Step(Op.Slot, (int)ReadSlot()));
                break;
            case '#':
                Add(new Step(Op.Entity, (int)ReadEntity()));
                break;
            case '.' when at + 1 < end && block[at + 1] == '.':
                at += 2;
                Add(new Step(Op.Gap));
                break;
            case ':':
                Single(Op.Colon);
                break;
            case ',':
                Single(Op.Clause);
                break;
            case '^':
                Single(Op.Begin);
                break;
            case '$':
                Single(Op.End);
                break;
            default:
                Words();
                break;
        }
    }

    /// <summary><c>to|as|:</c>: words, or the sign; <c>so|very*</c>: any number of them.</summary>
    private void Words()
    {
        var end = EndOfWords();
        var hasColon = block.AsSpan(at, end - at).EndsWith("|:");
        var split = count;
        if (!hasColon && end < this.end && block[end] == '*')
        {
            Add(new Step(Op.Split, split + 1, split + 3));
            Add(new Step(Op.Word, ReadWords(end)));
            Add(new Step(Op.Jump, split));
            at = end + 1;
            return;
        }

        if (!hasColon)
        {
            Add(new Step(Op.Word, ReadWords(end)));
            return;
        }

        Add(new Step(Op.Split, split + 1, split + 3));
        Add(new Step(Op.Word, ReadWords(end - 2)));
        Add(new Step(Op.Jump, split + 4));
        Add(new Step(Op.Colon));
        at = end;
    }

    private void Single(Op op)
    {
        at++;
        Add(new Step(op));
    }

    private void Optional()
    {
        at++;
        var split = count;
        Add(default);
        Sequence();
        Close(']');
        steps[split] = new Step(Op.Split, split + 1, count);
    }

    private void Alternatives()
    {
        at++;
        var exits = new List<int>();
        while (true)
        {
            var split = count;
            Add(default);
            Sequence();
            if (at < end && block[at] == '|')
            {
                at++;
                exits.Add(count);
                Add(default);
                steps[split] = new Step(Op.Split, split + 1, count);
                continue;
            }

            steps[split] = new Step(Op.Jump, split + 1);
            break;
        }

        Close(')');
        foreach (var exit in exits)
        {
            steps[exit] = new Step(Op.Jump, count);
        }
    }

    private void Close(char bracket)
    {
        if (at >= end || block[at] != bracket)
        {
            throw Wrong($"{bracket} expected");
        }

        at++;
    }

    private EntityKind ReadEntity()
    {
        var end = at + 1;
        while (end < this.end && char.IsAsciiLetter(block[end]))
        {
            end++;
        }

        if (!Enum.TryParse(typeof(EntityKind), block.AsSpan(at + 1, end - at - 1), ignoreCase: true, out var kind))
        {
            throw Wrong("unknown entity");
        }

        at = end;
        return (EntityKind)kind;
    }

    private int EndOfWords()
    {
        var end = at;
        while (end < this.end && block[end] is not (' ' or ']' or ')' or '[' or '*'))
        {
            end++;
        }

        return end;
    }

    /// <summary><c>won|closed|&lt;refer&gt;</c></summary>
    private int ReadWords(int end)
    {
        var key = block.AsMemory(at, end - at);
        if (key.IsEmpty || key.Span[^1] == '|')
        {
            throw Wrong("word expected");
        }

        at = end;
        if (!setNumbers.TryFind(key.Span, out var number))
        {
            number = sets.Count;
            setNumbers.Set(key, number);
            sets.Add(WordsOf(key));
        }

        return number;
    }

    private int[] WordsOf(ReadOnlyMemory<char> alternatives)
    {
        words.Clear();
        while (!alternatives.IsEmpty)
        {
            var bar = alternatives.Span.IndexOf('|');
            var word = bar < 0 ? alternatives : alternatives[..bar];
            alternatives = bar < 0 ? default : alternatives[(bar + 1)..];
            if (word.Length > 2 && word.Span[0] == '<' && word.Span[^1] == '>')
            {
                AddList(WordLists.Get(word.Span[1..^1].ToString()).AsMemory());
            }
            else
            {
                words.Add(lexicon.Number(word));
            }
        }

        return [.. words];
    }

    private void AddList(ReadOnlyMemory<char> list)
    {
        while (!list.IsEmpty)
        {
            var space = list.Span.IndexOf(' ');
            words.Add(lexicon.Number(space < 0 ? list : list[..space]));
            list = space < 0 ? default : list[(space + 1)..];
        }
    }

    private static void Collect(Pattern pattern, int at, List<int> sets)
    {
        var (op, a, b) = pattern.Steps[at];
        switch (op)
        {
            case Op.Word:
                sets.Add(a);
                break;
            case Op.Split:
                Collect(pattern, a, sets);
                Collect(pattern, b, sets);
                break;
            case Op.Jump:
                Collect(pattern, a, sets);
                break;
            case Op.Begin or Op.Clause:
                Collect(pattern, at + 1, sets);
                break;
            case Op.Slot or Op.Gap or Op.Colon or Op.End or Op.Entity or Op.Accept:
            default:
                throw new FormatException($"Pattern \"{pattern.Source}\": a pattern must begin with a word");
        }
    }
}
