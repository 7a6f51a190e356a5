namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The latest few results of a rule, by the token at which it was tried, since several rules try it at the same place.</summary>
internal sealed class Memo<T>
{
    private const int Places = 8;

    private readonly int[] tokens = new int[Places];
    private readonly Parsed<T>?[] results = new Parsed<T>?[Places];

    public bool TryGet(int at, out Parsed<T>? result)
    {
        result = results[at % Places];
        return tokens[at % Places] == at + 1;
    }

    public Parsed<T>? Keep(int at, Parsed<T>? result)
    {
        tokens[at % Places] = at + 1;
        results[at % Places] = result;
        return result;
    }
}
