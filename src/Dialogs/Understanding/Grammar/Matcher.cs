using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>
/// Finds a pattern at one word. The number of steps is limited, so that the time grows with the length of the
/// message and never faster.
/// </summary>
internal ref struct Matcher(Message message, List<int[]> sets)
{
    private const int MaxSteps = 150;
    private const int MaxSlot = 12;
    private const int MaxGap = 6;

    private Pattern _pattern = null!;
    private int _start;
    private int _budget;
    private ulong _literals;
    private SlotSpan? _first;
    private SlotSpan? _second;

    /// <summary>Finds the pattern where its first word is the one at <paramref name="start"/>.</summary>
    public bool TryMatch(Pattern pattern, int start, out Match match)
    {
        (_pattern, _start, _budget, _literals, _first, _second) = (pattern, start, MaxSteps, 0, null, null);
        var end = Run(0, start);
        match = new Match(pattern, start, end, _literals) { First = _first, Second = _second };
        return end >= 0;
    }

    /// <summary>The word after the match, or -1.</summary>
    private int Run(int step, int at)
    {
        while (_budget-- > 0)
        {
            var (op, a, b) = _pattern.Steps[step];
            switch (op)
            {
                case Op.Accept:
                    return at;
                case Op.Jump:
                    step = a;
                    continue;
                case Op.Split:
                    var (literals, first, second) = (_literals, _first, _second);
                    var end = Run(a, at);
                    if (end >= 0)
                    {
                        return end;
                    }

                    (_literals, _first, _second) = (literals, first, second);
                    step = b;
                    continue;
                case Op.Slot:
                    return RunSlot((Slot)a, step + 1, at);
                case Op.Gap:
                    return RunGap(step + 1, at);
                case Op.Word:
                    at = AfterWord(sets[a], at);
                    break;
                case Op.Entity:
                    at = AfterEntity((EntityKind)a, at);
                    break;
                case Op.Colon:
                    at = at < message.Count && message.Tokens[at].Has(Breaks.Colon | Breaks.Dash) ? at : -1;
                    break;
                case Op.Begin:
                    at = IsOnlyFillers(0, _start) ? at : -1;
                    break;
                case Op.End:
                    at = IsOnlyFillers(at, message.Count) ? at : -1;
                    break;
                default:
                    return -1;
            }

            if (at < 0)
            {
                return -1;
            }

            step++;
        }

        return -1;
    }

    private int RunSlot(Slot slot, int next, int at)
    {
        var (literals, first, second) = (_literals, _first, _second);
        next = _pattern.Steps[next].Op == Op.Gap ? next + 1 : next;
        var start = _pattern.Steps[next].Op == Op.Accept ? NameExtent.End(message, at) - 1 : at;
        for (var end = start; end < message.Count && end < at + MaxSlot; end++)
        {
            if (message.Tokens[end].StartsSentence && end > _start)
            {
                return -1;
            }

            _first ??= new SlotSpan(slot, at, end + 1);
            _second = first is null ? second : new SlotSpan(slot, at, end + 1);
            var result = Run(next, end + 1);
            if (result >= 0)
            {
                return result;
            }

            (_literals, _first, _second) = (literals, first, second);
        }

        return -1;
    }

    private int RunGap(int next, int at)
    {
        var (literals, first, second) = (_literals, _first, _second);
        for (var end = at; end <= message.Count && end <= at + MaxGap; end++)
        {
            if (end > at && message.Tokens[end - 1].StartsSentence)
            {
                return -1;
            }

            var result = Run(next, end);
            if (result >= 0)
            {
                return result;
            }

            (_literals, _first, _second) = (literals, first, second);
        }

        return -1;
    }

    private int AfterWord(int[] set, int at)
    {
        for (; at < message.Count; at++)
        {
            ref readonly var token = ref message.Tokens[at];
            if (at > _start && token.StartsSentence)
            {
                return -1;
            }

            if (!token.IsName && token.Word != 0 && Array.IndexOf(set, token.Word) >= 0)
            {
                _literals |= 1UL << Math.Min(at - _start, 63);
                return at + 1;
            }

            if (at == _start || !message.Is(at, WordClass.Filler | WordClass.Determiner))
            {
                return -1;
            }
        }

        return -1;
    }

    private readonly int AfterEntity(EntityKind kind, int at)
    {
        for (; at < message.Count && !message.Tokens[at].StartsSentence; at++)
        {
            if (message.EntityAt(at) is { } entity && entity.Kind == kind)
            {
                return entity.To;
            }

            if (!message.Is(at, WordClass.Filler | WordClass.Determiner | WordClass.Lead))
            {
                return -1;
            }
        }

        return -1;
    }

    private readonly bool IsOnlyFillers(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!message.Is(i, WordClass.Filler))
            {
                return false;
            }
        }

        return true;
    }
}
