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

    private readonly Lexicon _lexicon;
    private readonly List<int[]> _sets = [];
    private readonly WordMap<int> _setNumbers = new(MostSets, ignoresCase: false);
    private readonly List<int> _words = [];
    private Step[] _steps = new Step[MostSteps];
    private int _count;
    private string _block = "";
    private int _at;
    private int _end;
    private int _compiled;

    /// <summary>A compiler whose words are numbered by a lexicon.</summary>
    public PatternCompiler(Lexicon lexicon)
    {
        _lexicon = lexicon;
    }

    /// <summary>The sets of words that the steps refer to.</summary>
    public List<int[]> Sets => _sets;

    /// <summary>Compiles ways of saying an intent.</summary>
    /// <exception cref="FormatException">The notation is wrong: a bug in a grammar file.</exception>
    public void Compile(string block, IntentGrammar owner, Strength strength, List<Pattern> patterns)
    {
        for (var next = 0; TryStart(block, ref next);)
        {
            var (start, lead, tail) = (_at, Lead(), Tail());
            patterns.Add(new Pattern(block, start, _end, Steps(), lead, tail) { Owner = owner, Strength = strength, Order = _compiled++ });
        }
    }

    /// <summary>Compiles ways of saying a value.</summary>
    /// <exception cref="FormatException">The notation is wrong: a bug in a grammar file.</exception>
    public void Compile(string block, Concept concept, object value, List<Pattern> patterns)
    {
        for (var next = 0; TryStart(block, ref next);)
        {
            var (start, lead, tail) = (_at, Lead(), Tail());
            patterns.Add(new Pattern(block, start, _end, Steps(), lead, tail) { Concept = concept, Value = value, Order = _compiled++ });
        }
    }

    /// <summary>Adds the sets of words with which a pattern can start.</summary>
    public static void FirstSets(Pattern pattern, List<int> sets) => Collect(pattern, 0, sets);

    /// <summary>Goes to the next pattern of a block; false where there is none.</summary>
    private bool TryStart(string block, ref int next)
    {
        _block = block;
        _count = 0;
        while (next < block.Length)
        {
            var end = block.AsSpan(next).IndexOfAny('\n', ';');
            (_at, _end) = (next, end < 0 ? block.Length : next + end);
            next = _end + 1;
            while (_at < _end && char.IsWhiteSpace(block[_at]))
            {
                _at++;
            }

            while (_end > _at && char.IsWhiteSpace(block[_end - 1]))
            {
                _end--;
            }

            if (_end > _at)
            {
                return true;
            }
        }

        return false;
    }

    private Slot? Lead() => _block[_at] == '{' ? ReadSlot() : null;

    /// <summary>Reads the rest of the pattern, and gives the slot at its end.</summary>
    private Slot? Tail()
    {
        Sequence();
        return _at < _end ? throw Wrong("unexpected character") : TakeTail();
    }

    private Step[] Steps()
    {
        Add(new Step(Op.Accept));
        var steps = new Step[_count];
        Array.Copy(_steps, steps, _count);
        return steps;
    }

    private void Add(Step step)
    {
        if (_count == _steps.Length)
        {
            Array.Resize(ref _steps, _count * 2);
        }

        _steps[_count++] = step;
    }

    private FormatException Wrong(string what) => new($"Pattern \"{_block[.._end]}\" at {_at}: {what}");

    private void SkipSpaces()
    {
        while (_at < _end && _block[_at] == ' ')
        {
            _at++;
        }
    }

    private Slot ReadSlot()
    {
        var end = _block.IndexOf('}', _at);
        if (end < 0 || !Enum.TryParse(typeof(Slot), _block.AsSpan(_at + 1, end - _at - 1), ignoreCase: true, out var slot))
        {
            throw Wrong("unknown slot");
        }

        _at = end + 1;
        return (Slot)slot;
    }

    private Slot? TakeTail()
    {
        if (_count == 0 || _steps[_count - 1].Op != Op.Slot)
        {
            return null;
        }

        for (var i = 0; i < _count; i++)
        {
            var step = _steps[i];
            if ((step.Op == Op.Split && step.B == _count) || (step.Op == Op.Jump && step.A == _count))
            {
                throw Wrong("a pattern cannot end with a slot that may be missing: write two patterns");
            }
        }

        var slot = (Slot)_steps[_count - 1].A;
        _count--;
        return slot;
    }

    private void Sequence()
    {
        for (SkipSpaces(); _at < _end && _block[_at] is not (']' or ')' or '|'); SkipSpaces())
        {
            Item();
        }
    }

    private void Item()
    {
        switch (_block[_at])
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
            case '.' when _at + 1 < _end && _block[_at + 1] == '.':
                _at += 2;
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
        var hasColon = _block.AsSpan(_at, end - _at).EndsWith("|:");
        var split = _count;
        if (!hasColon && end < _end && _block[end] == '*')
        {
            Add(new Step(Op.Split, split + 1, split + 3));
            Add(new Step(Op.Word, ReadWords(end)));
            Add(new Step(Op.Jump, split));
            _at = end + 1;
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
        _at = end;
    }

    private void Single(Op op)
    {
        _at++;
        Add(new Step(op));
    }

    private void Optional()
    {
        _at++;
        var split = _count;
        Add(default);
        Sequence();
        Close(']');
        _steps[split] = new Step(Op.Split, split + 1, _count);
    }

    private void Alternatives()
    {
        _at++;
        var exits = new List<int>();
        while (true)
        {
            var split = _count;
            Add(default);
            Sequence();
            if (_at < _end && _block[_at] == '|')
            {
                _at++;
                exits.Add(_count);
                Add(default);
                _steps[split] = new Step(Op.Split, split + 1, _count);
                continue;
            }

            _steps[split] = new Step(Op.Jump, split + 1);
            break;
        }

        Close(')');
        foreach (var exit in exits)
        {
            _steps[exit] = new Step(Op.Jump, _count);
        }
    }

    private void Close(char bracket)
    {
        if (_at >= _end || _block[_at] != bracket)
        {
            throw Wrong($"{bracket} expected");
        }

        _at++;
    }

    private EntityKind ReadEntity()
    {
        var end = _at + 1;
        while (end < _end && char.IsAsciiLetter(_block[end]))
        {
            end++;
        }

        if (!Enum.TryParse(typeof(EntityKind), _block.AsSpan(_at + 1, end - _at - 1), ignoreCase: true, out var kind))
        {
            throw Wrong("unknown entity");
        }

        _at = end;
        return (EntityKind)kind;
    }

    private int EndOfWords()
    {
        var end = _at;
        while (end < _end && _block[end] is not (' ' or ']' or ')' or '[' or '*'))
        {
            end++;
        }

        return end;
    }

    /// <summary><c>won|closed|&lt;refer&gt;</c></summary>
    private int ReadWords(int end)
    {
        var key = _block.AsMemory(_at, end - _at);
        if (key.IsEmpty || key.Span[^1] == '|')
        {
            throw Wrong("word expected");
        }

        _at = end;
        if (!_setNumbers.TryFind(key.Span, out var number))
        {
            number = _sets.Count;
            _setNumbers.Set(key, number);
            _sets.Add(WordsOf(key));
        }

        return number;
    }

    private int[] WordsOf(ReadOnlyMemory<char> alternatives)
    {
        _words.Clear();
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
                _words.Add(_lexicon.Number(word));
            }
        }

        return [.. _words];
    }

    private void AddList(ReadOnlyMemory<char> list)
    {
        while (!list.IsEmpty)
        {
            var space = list.Span.IndexOf(' ');
            _words.Add(_lexicon.Number(space < 0 ? list : list[..space]));
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
