namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The signs, codes and names of currencies.</summary>
internal static class Currencies
{
    private static readonly WordMap<string> ByName = CreateNames();
    private static readonly WordMap<string> Minor = CreateMinor();
    private static readonly WordMap<string> ByPeople = CreatePeoples();

    /// <summary>The currency of one word, such as <c>euros</c>, <c>USD</c> or <c>cents</c>; a code only in capitals or where it is no word.</summary>
    public static (string Code, bool IsMinor)? Named(ReadOnlySpan<char> word) =>
        ByName.TryFind(word, out var code) ? (code, false) : Minor.TryFind(word, out code) ? (code, true) : null;

    /// <summary>True for what may stand before an amount: a code, or "Rs".</summary>
    public static bool MayLead(ReadOnlySpan<char> word) => word.Length == 2 ? word.Equals("rs", StringComparison.OrdinalIgnoreCase) : word.Length == 3 && IsCode(word);

    // Of three letters, but no codes, or names of people too.
    private static bool IsCode(ReadOnlySpan<char> word) =>
        !word.Equals("won", StringComparison.OrdinalIgnoreCase) && !word.Equals("yen", StringComparison.OrdinalIgnoreCase) &&
        !(word.Equals("cop", StringComparison.OrdinalIgnoreCase) || word.Equals("ron", StringComparison.OrdinalIgnoreCase));

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

    /// <summary>True for the money of those who part thousands by dots: "80.000 EUR".</summary>
    public static bool PartsByDots(string code) => code is "EUR" or "DKK" or "TRY" or "BRL" or "ARS" or "CLP" or "COP" or "IDR" or "VND";

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

    /// <summary>
    /// The currency that a people or a country before the name makes of it: "Canadian dollars", "Swiss francs"; of a
    /// name of two words the second. Null where none is known.
    /// </summary>
    public static string? Of(ReadOnlySpan<char> people, string code)
    {
        Span<char> key = stackalloc char[24];
        if (people.Length + 4 > key.Length)
        {
            return null;
        }
        code.CopyTo(key);
        people.CopyTo(key[3..]);
        return ByPeople.TryFind(key[..(people.Length + 3)], out var exact) ? exact : null;
    }

    private static WordMap<string> CreatePeoples()
    {
        var peoples = new WordMap<string>(128);
        void AddAll(string code, string pairs)
        {
            foreach (var pair in pairs.Split(' '))
            {
                peoples.Set((code + pair[..^4]).AsMemory(), pair[^3..]);
            }
        }
        AddAll("USD", "us:USD american:USD states:USD canadian:CAD australian:AUD aussie:AUD zealand:NZD kong:HKD singapore:SGD taiwan:TWD jamaican:JMD bahamian:BSD barbadian:BBD fijian:FJD");
        AddAll("GBP", "british:GBP sterling:GBP uk:GBP english:GBP egyptian:EGP lebanese:LBP sudanese:SDG syrian:SYP");
        AddAll("CHF", "swiss:CHF french:FRF belgian:BEF");
        AddAll("INR", "indian:INR pakistani:PKR pakistan:PKR nepalese:NPR lankan:LKR mauritian:MUR");
        AddAll("MXN", "mexican:MXN argentine:ARS argentinian:ARS chilean:CLP colombian:COP philippine:PHP uruguayan:UYU cuban:CUP dominican:DOP");
        AddAll("SEK", "swedish:SEK norwegian:NOK danish:DKK icelandic:ISK czech:CZK");
        AddAll("KWD", "kuwaiti:KWD bahraini:BHD iraqi:IQD jordanian:JOD serbian:RSD algerian:DZD tunisian:TND libyan:LYD");
        AddAll("AED", "uae:AED emirati:AED moroccan:MAD");
        AddAll("SAR", "saudi:SAR qatari:QAR omani:OMR iranian:IRR");
        AddAll("KES", "kenyan:KES ugandan:UGX tanzanian:TZS");
        AddAll("KRW", "korean:KRW");
        AddAll("JPY", "japanese:JPY");
        AddAll("CNY", "chinese:CNY");
        AddAll("RUB", "russian:RUB");
        AddAll("THB", "thai:THB");
        AddAll("TRY", "turkish:TRY italian:ITL");
        AddAll("ZAR", "african:ZAR");
        AddAll("BRL", "brazilian:BRL");
        AddAll("ILS", "israeli:ILS");
        return peoples;
    }

    private static WordMap<string> CreateNames()
    {
        var names = new WordMap<string>(128);
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
        Add("RUB", "rub ruble rubles rouble roubles");
        Add("KWD", "kwd dinar dinars");
        Add("SAR", "sar riyal riyals rial rials");
        Add("KES", "kes shilling shillings");
        Add("TWD", "twd");
        Add("PHP", "php");
        Add("PKR", "pkr");
        Add("EGP", "egp");
        Add("HUF", "huf forint forints");
        Add("RON", "ron");
        Add("UAH", "uah hryvnia");
        Add("IDR", "idr rupiah");
        Add("MYR", "myr ringgit ringgits");
        Add("VND", "vnd dong");
        Add("NGN", "ngn naira");
        Add("GHS", "ghs cedi cedis");
        Add("BDT", "bdt taka");
        Add("COP", "cop");
        Add("ARS", "ars");
        Add("CLP", "clp");
        Add("BTC", "btc bitcoin bitcoins");
        return names;

        void Add(string code, string spellings) => AddAll(names, code, spellings);
    }

    private static WordMap<string> CreateMinor()
    {
        var names = new WordMap<string>();
        AddAll(names, "USD", "cent cents ¢");
        AddAll(names, "GBP", "pence penny pennies");
        return names;
    }

    private static void AddAll(WordMap<string> names, string code, string spellings)
    {
        foreach (var spelling in spellings.Split(' '))
        {
            names.Set(spelling.AsMemory(), code);
        }
    }
}
