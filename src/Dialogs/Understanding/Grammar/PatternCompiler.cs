using ReferralBot.Dialogs.Understanding.Language;

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
    private readonly Lexicon _lexicon;
    private readonly List<int[]> _sets = [];
    private readonly Dictionary<string, int> _setNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _setLookup;
    private readonly List<int> _words = [];
    private readonly List<Step> _steps = [];
    private string _block = "";
    private int _at;
    private int _end;
    private int _compiled;

    /// <summary>A compiler whose words are numbered by a lexicon.</summary>
    public PatternCompiler(Lexicon lexicon)
    {
        _lexicon = lexicon;
        _setLookup = _setNumbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The sets of words that the steps refer to.</summary>
    public List<int[]> Sets => _sets;

    /// <summary>Compiles ways of saying an intent.</summary>
    /// <exception cref="FormatException">The notation is wrong: a bug in a grammar file.</exception>
    public void Compile(string block, IntentGrammar owner, Strength strength, List<Pattern> patterns)
    {
        foreach (var range in Patterns(block))
        {
            var (steps, lead, tail, source) = Compile(block, range);
            patterns.Add(new Pattern(source, steps, lead, tail) { Owner = owner, Strength = strength, Order = _compiled++ });
        }
    }

    /// <summary>Compiles ways of saying a value.</summary>
    /// <exception cref="FormatException">The notation is wrong: a bug in a grammar file.</exception>
    public void Compile(string block, Concept concept, object value, List<Pattern> patterns)
    {
        foreach (var range in Patterns(block))
        {
            var (steps, lead, tail, source) = Compile(block, range);
            patterns.Add(new Pattern(source, steps, lead, tail) { Concept = concept, Value = value, Order = _compiled++ });
        }
    }

    /// <summary>Adds the sets of words with which a pattern can start.</summary>
    public static void FirstSets(Pattern pattern, List<int> sets) => Collect(pattern, 0, sets);

    private static List<Range> Patterns(string block)
    {
        var ranges = new List<Range>();
        var start = 0;
        for (var i = 0; i <= block.Length; i++)
        {
            if (i < block.Length && block[i] is not ('\n' or ';'))
            {
                continue;
            }

            var (from, to) = (start, i);
            while (from < to && char.IsWhiteSpace(block[from]))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(block[to - 1]))
            {
                to--;
            }

            if (to > from)
            {
                ranges.Add(from..to);
            }

            start = i + 1;
        }

        return ranges;
    }

    private (Step[] Steps, Slot? Lead, Slot? Tail, string Source) Compile(string block, Range range)
    {
        (_block, _at, _end) = (block, range.Start.Value, range.End.Value);
        _steps.Clear();
        Slot? lead = _block[_at] == '{' ? ReadSlot() : null;
        Sequence();
        if (_at < _end)
        {
            throw Wrong("unexpected character");
        }

        var tail = TakeTail();
        _steps.Add(new Step(Op.Accept));
        return ([.. _steps], lead, tail, block[range]);
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
        if (end < 0 || !Enum.TryParse<Slot>(_block.AsSpan(_at + 1, end - _at - 1), ignoreCase: true, out var slot))
        {
            throw Wrong("unknown slot");
        }

        _at = end + 1;
        return slot;
    }

    private Slot? TakeTail()
    {
        if (_steps.Count == 0 || _steps[^1].Op != Op.Slot)
        {
            return null;
        }

        foreach (var step in _steps)
        {
            if ((step.Op == Op.Split && step.B == _steps.Count) || (step.Op == Op.Jump && step.A == _steps.Count))
            {
                throw Wrong("a pattern cannot end with a slot that may be missing: write two patterns");
            }
        }

        var slot = (Slot)_steps[^1].A;
        _steps.RemoveAt(_steps.Count - 1);
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
                _steps.Add(new Step(Op.Slot, (int)ReadSlot()));
                break;
            case '#':
                _steps.Add(new Step(Op.Entity, (int)ReadEntity()));
                break;
            case '.' when _at + 1 < _end && _block[_at + 1] == '.':
                _at += 2;
                _steps.Add(new Step(Op.Gap));
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
        var split = _steps.Count;
        if (!hasColon && end < _end && _block[end] == '*')
        {
            _steps.Add(new Step(Op.Split, split + 1, split + 3));
            _steps.Add(new Step(Op.Word, ReadWords(end)));
            _steps.Add(new Step(Op.Jump, split));
            _at = end + 1;
            return;
        }

        if (!hasColon)
        {
            _steps.Add(new Step(Op.Word, ReadWords(end)));
            return;
        }

        _steps.Add(new Step(Op.Split, split + 1, split + 3));
        _steps.Add(new Step(Op.Word, ReadWords(end - 2)));
        _steps.Add(new Step(Op.Jump, split + 4));
        _steps.Add(new Step(Op.Colon));
        _at = end;
    }

    private void Single(Op op)
    {
        _at++;
        _steps.Add(new Step(op));
    }

    private void Optional()
    {
        _at++;
        var split = _steps.Count;
        _steps.Add(default);
        Sequence();
        Close(']');
        _steps[split] = new Step(Op.Split, split + 1, _steps.Count);
    }

    private void Alternatives()
    {
        _at++;
        var exits = new List<int>();
        while (true)
        {
            var split = _steps.Count;
            _steps.Add(default);
            Sequence();
            if (_at < _end && _block[_at] == '|')
            {
                _at++;
                exits.Add(_steps.Count);
                _steps.Add(default);
                _steps[split] = new Step(Op.Split, split + 1, _steps.Count);
                continue;
            }

            _steps[split] = new Step(Op.Jump, split + 1);
            break;
        }

        Close(')');
        foreach (var exit in exits)
        {
            _steps[exit] = new Step(Op.Jump, _steps.Count);
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

        if (!Enum.TryParse<EntityKind>(_block.AsSpan(_at + 1, end - _at - 1), ignoreCase: true, out var kind))
        {
            throw Wrong("unknown entity");
        }

        _at = end;
        return kind;
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
        var key = _block.AsSpan(_at, end - _at);
        if (key.IsEmpty || key[^1] == '|')
        {
            throw Wrong("word expected");
        }

        _at = end;
        if (!_setLookup.TryGetValue(key, out var number))
        {
            number = _sets.Count;
            _setLookup[key] = number;
            _sets.Add(WordsOf(key));
        }

        return number;
    }

    private int[] WordsOf(ReadOnlySpan<char> alternatives)
    {
        _words.Clear();
        while (!alternatives.IsEmpty)
        {
            var bar = alternatives.IndexOf('|');
            var word = bar < 0 ? alternatives : alternatives[..bar];
            alternatives = bar < 0 ? [] : alternatives[(bar + 1)..];
            if (word.Length > 2 && word[0] == '<' && word[^1] == '>')
            {
                AddList(WordLists.Get(word[1..^1].ToString()));
            }
            else
            {
                _words.Add(_lexicon.Number(word));
            }
        }

        return [.. _words];
    }

    private void AddList(ReadOnlySpan<char> list)
    {
        while (!list.IsEmpty)
        {
            var space = list.IndexOf(' ');
            _words.Add(_lexicon.Number(space < 0 ? list : list[..space]));
            list = space < 0 ? [] : list[(space + 1)..];
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
