using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>
/// Compiles the notation of patterns:
/// <list type="bullet">
/// <item><c>log|add referral</c>: words, with alternatives; articles and fillers between them are passed over</item>
/// <item><c>[down]</c>: may be missing; <c>(sent off | done)</c>: alternatives of several words</item>
/// <item><c>&lt;refer&gt;</c>: any word of a list in <see cref="WordLists"/></item>
/// <item><c>{source}</c>: a slot; <c>..</c>: a few words or none; <c>#date</c>: a date, <c>#money</c> an amount, and so on</item>
/// <item><c>^</c> and <c>$</c>: start and end of the message; <c>,</c> at the start: punctuation before it; <c>:</c>: a colon or dash</item>
/// </list>
/// </summary>
internal sealed class PatternCompiler(Lexicon lexicon)
{
    private readonly List<int[]> _sets = [];
    private readonly Dictionary<string, int> _setNumbers = new(StringComparer.Ordinal);
    private string _source = "";
    private int _at;
    private int _compiled;
    private List<Step> _steps = [];

    /// <summary>The sets of words that the steps refer to.</summary>
    public List<int[]> Sets => _sets;

    /// <summary>Compiles a way of saying an intent.</summary>
    /// <exception cref="FormatException">The notation is wrong: a bug in a grammar file.</exception>
    public Pattern Compile(string source, IntentGrammar owner, Strength strength)
    {
        var (steps, lead, tail) = Compile(source);
        return new Pattern(source, steps, lead, tail, FirstWords(steps)) { Owner = owner, Strength = strength, Order = _compiled++ };
    }

    /// <summary>Compiles a way of saying a value.</summary>
    /// <exception cref="FormatException">The notation is wrong: a bug in a grammar file.</exception>
    public Pattern Compile(string source, Concept concept, object value)
    {
        var (steps, lead, tail) = Compile(source);
        return new Pattern(source, steps, lead, tail, FirstWords(steps)) { Concept = concept, Value = value, Order = _compiled++ };
    }

    private (Step[] Steps, Slot? Lead, Slot? Tail) Compile(string source)
    {
        (_source, _at, _steps) = (source, 0, []);
        var lead = ReadEdgeSlot();
        Sequence();
        if (_at < _source.Length)
        {
            throw Wrong("unexpected character");
        }

        var tail = TakeTail();
        _steps.Add(new Step(Op.Accept));
        return ([.. _steps], lead, tail);
    }

    private FormatException Wrong(string what) => new($"Pattern \"{_source}\" at {_at}: {what}");

    private void SkipSpaces()
    {
        while (_at < _source.Length && _source[_at] == ' ')
        {
            _at++;
        }
    }

    private Slot? ReadEdgeSlot()
    {
        SkipSpaces();
        return _at < _source.Length && _source[_at] == '{' ? ReadSlot() : null;
    }

    private Slot ReadSlot()
    {
        var end = _source.IndexOf('}', _at);
        if (end < 0 || !Enum.TryParse<Slot>(_source.AsSpan(_at + 1, end - _at - 1), ignoreCase: true, out var slot))
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

        var slot = (Slot)_steps[^1].A;
        _steps.RemoveAt(_steps.Count - 1);
        return slot;
    }

    private void Sequence()
    {
        for (SkipSpaces(); _at < _source.Length && _source[_at] is not (']' or ')' or '|'); SkipSpaces())
        {
            Item();
        }
    }

    private void Item()
    {
        switch (_source[_at])
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
            case '.' when _at + 1 < _source.Length && _source[_at + 1] == '.':
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
                _steps.Add(new Step(Op.Word, ReadWords()));
                break;
        }
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
            if (_at < _source.Length && _source[_at] == '|')
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
        if (_at >= _source.Length || _source[_at] != bracket)
        {
            throw Wrong($"{bracket} expected");
        }

        _at++;
    }

    private EntityKind ReadEntity()
    {
        var end = _at + 1;
        while (end < _source.Length && char.IsAsciiLetter(_source[end]))
        {
            end++;
        }

        if (!Enum.TryParse<EntityKind>(_source.AsSpan(_at + 1, end - _at - 1), ignoreCase: true, out var kind))
        {
            throw Wrong("unknown entity");
        }

        _at = end;
        return kind;
    }

    /// <summary><c>won|closed|&lt;refer&gt;</c></summary>
    private int ReadWords()
    {
        var end = _at;
        while (end < _source.Length && _source[end] is not (' ' or ']' or ')' or '['))
        {
            end++;
        }

        var key = _source[_at..end];
        key = key.TrimEnd('|');
        _at += key.Length;
        if (key.Length == 0)
        {
            throw Wrong("word expected");
        }

        return Set(key);
    }

    private int Set(string key)
    {
        if (_setNumbers.TryGetValue(key, out var number))
        {
            return number;
        }

        var words = new List<int>();
        foreach (var word in key.Split('|'))
        {
            if (word is ['<', .., '>'])
            {
                foreach (var listed in WordLists.Get(word[1..^1]).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    words.Add(lexicon.Number(listed));
                }
            }
            else
            {
                words.Add(lexicon.Number(word));
            }
        }

        number = _sets.Count;
        _sets.Add([.. words]);
        _setNumbers.Add(key, number);
        return number;
    }

    private int[] FirstWords(Step[] steps)
    {
        var words = new HashSet<int>();
        Collect(steps, 0, words);
        if (words.Count == 0)
        {
            throw Wrong("a pattern must begin with a word");
        }

        return [.. words];
    }

    private void Collect(Step[] steps, int at, HashSet<int> words)
    {
        switch (steps[at].Op)
        {
            case Op.Word:
                words.UnionWith(_sets[steps[at].A]);
                break;
            case Op.Split:
                Collect(steps, steps[at].A, words);
                Collect(steps, steps[at].B, words);
                break;
            case Op.Jump:
                Collect(steps, steps[at].A, words);
                break;
            case Op.Begin or Op.Clause:
                Collect(steps, at + 1, words);
                break;
            case Op.Slot or Op.Gap or Op.Colon or Op.End or Op.Entity or Op.Accept:
            default:
                throw Wrong("a pattern must begin with a word");
        }
    }
}
