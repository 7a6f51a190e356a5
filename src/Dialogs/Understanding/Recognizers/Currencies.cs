namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The signs, codes and names of currencies.</summary>
internal static class Currencies
{
    private static readonly Dictionary<string, (string Code, bool IsMinor)> ByName = new(StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, (string Code, bool IsMinor)>.AlternateLookup<ReadOnlySpan<char>> Lookup = Create();

    /// <summary>The currency of one word, such as <c>euros</c>, <c>USD</c> or <c>cents</c>; a code only in capitals or where it is no word.</summary>
    public static (string Code, bool IsMinor)? Named(ReadOnlySpan<char> word) =>
        Lookup.TryGetValue(word, out var currency) ? currency : null;

    /// <summary>True for what may stand before an amount: a code, or "Rs".</summary>
    public static bool MayLead(ReadOnlySpan<char> word) => word.Length == 2 ? word.Equals("rs", StringComparison.OrdinalIgnoreCase) : word.Length == 3 && IsCode(word);

    // The names of three letters that are no codes.
    private static bool IsCode(ReadOnlySpan<char> word) =>
        !word.Equals("won", StringComparison.OrdinalIgnoreCase) && !word.Equals("yen", StringComparison.OrdinalIgnoreCase);

    /// <summary>The currency of a sign; an empty code for the dollar, which is that of the country.</summary>
    public static string? OfSign(char sign) => sign switch
    {
        '$' or '＄' or '﹩' => "USD",
        '£' or '￡' => "GBP",
        '€' => "EUR",
        '₹' => "INR",
        '¥' or '￥' => "JPY",
        '₩' => "KRW",
        '₽' => "RUB",
        '₪' => "ILS",
        '₺' => "TRY",
        '₱' => "PHP",
        '₫' => "VND",
        '฿' => "THB",
        '₦' => "NGN",
        '₴' => "UAH",
        _ => null,
    };

    /// <summary>The dollar of a country by what stands before the sign: <c>US</c>, <c>A</c>, <c>C</c>, <c>NZ</c> ...</summary>
    public static string? Dollar(ReadOnlySpan<char> country) => country switch
    {
        "US" or "us" or "U.S" or "u.s" or "Us" => "USD",
        "A" or "a" or "AU" or "au" => "AUD",
        "C" or "c" or "CA" or "ca" or "CAN" or "Can" => "CAD",
        "NZ" or "nz" => "NZD",
        "HK" or "hk" => "HKD",
        "S" or "SG" or "sg" => "SGD",
        "NT" or "nt" => "TWD",
        "R" => "BRL",
        "MX" or "mx" => "MXN",
        _ => null,
    };

    /// <summary>The currency that a country or people before the name makes of it: "Canadian dollars", "US dollars", "Swiss francs".</summary>
    public static string? Of(ReadOnlySpan<char> people, string code)
    {
        Span<char> lower = stackalloc char[16];
        if (people.Length > lower.Length || people.ToLowerInvariant(lower) < 0)
        {
            return null;
        }
        ReadOnlySpan<char> name = lower[..people.Length];
        return code switch
        {
            "USD" => name switch
            {
                "us" or "american" or "states" => "USD",
                "canadian" => "CAD",
                "australian" or "aussie" => "AUD",
                "singapore" => "SGD",
                "zealand" => "NZD",
                "kong" => "HKD",
                "taiwan" => "TWD",
                "jamaican" => "JMD",
                _ => null,
            },
            "MXN" => name switch
            {
                "mexican" => "MXN",
                "argentine" or "argentinian" => "ARS",
                "chilean" => "CLP",
                "colombian" => "COP",
                "philippine" => "PHP",
                _ => null,
            },
            "SEK" => name switch
            {
                "swedish" => "SEK",
                "norwegian" => "NOK",
                "danish" => "DKK",
                "icelandic" => "ISK",
                _ => null,
            },
            "KRW" => name is "korean" ? "KRW" : null,
            "CNY" => name is "chinese" ? "CNY" : null,
            "RUB" => name is "russian" ? "RUB" : null,
            "THB" => name is "thai" ? "THB" : null,
            "TRY" => name is "turkish" ? "TRY" : null,
            "ZAR" => name is "african" ? "ZAR" : null,
            "BRL" => name is "brazilian" ? "BRL" : null,
            "ILS" => name is "israeli" ? "ILS" : null,
            "GBP" => name is "british" or "sterling" or "uk" ? "GBP" : null,
            "CHF" => name is "swiss" ? "CHF" : null,
            "INR" => name is "indian" ? "INR" : null,
            "JPY" => name is "japanese" ? "JPY" : null,
            _ => null,
        };
    }

    private static Dictionary<string, (string, bool)>.AlternateLookup<ReadOnlySpan<char>> Create()
    {
        Add("USD", "usd dollar dollars buck bucks");
        Add("EUR", "eur euro euros");
        Add("GBP", "gbp pound pounds quid sterling");
        Add("INR", "inr rupee rupees rs");
        Add("JPY", "jpy yen");
        Add("CNY", "cny rmb yuan renminbi");
        Add("CHF", "chf franc francs");
        Add("CAD", "cad");
        Add("AUD", "aud");
        Add("NZD", "nzd");
        Add("SGD", "sgd");
        Add("HKD", "hkd");
        Add("SEK", "sek krona kronor krone kroner");
        Add("NOK", "nok");
        Add("DKK", "dkk");
        Add("PLN", "pln zloty");
        Add("CZK", "czk koruna");
        Add("MXN", "mxn peso pesos");
        Add("BRL", "brl real reais");
        Add("ZAR", "zar rand");
        Add("AED", "aed dirham dirhams");
        Add("ILS", "ils shekel shekels");
        Add("KRW", "krw won");
        Add("THB", "thb baht");
        Add("TRY", "lira");
        Add("RUB", "rub ruble rubles");
        Add("USD", "cent cents ¢", isMinor: true);
        Add("GBP", "pence penny pennies", isMinor: true);
        return ByName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static void Add(string code, string spellings, bool isMinor = false)
    {
        foreach (var spelling in spellings.Split(' '))
        {
            ByName[spelling] = (code, isMinor);
        }
    }
}
