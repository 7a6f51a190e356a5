using NodaTime;
using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Finds time zones by what people call them.</summary>
internal static class TimeZones
{
    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pacific"] = "America/Los_Angeles",
        ["pst"] = "America/Los_Angeles",
        ["pdt"] = "America/Los_Angeles",
        ["pt"] = "America/Los_Angeles",
        ["west coast"] = "America/Los_Angeles",
        ["los angeles"] = "America/Los_Angeles",
        ["la"] = "America/Los_Angeles",
        ["california"] = "America/Los_Angeles",
        ["san francisco"] = "America/Los_Angeles",
        ["seattle"] = "America/Los_Angeles",
        ["portland"] = "America/Los_Angeles",
        ["mountain"] = "America/Denver",
        ["mst"] = "America/Denver",
        ["mdt"] = "America/Denver",
        ["mt"] = "America/Denver",
        ["denver"] = "America/Denver",
        ["colorado"] = "America/Denver",
        ["salt lake"] = "America/Denver",
        ["phoenix"] = "America/Phoenix",
        ["arizona"] = "America/Phoenix",
        ["central"] = "America/Chicago",
        ["cst"] = "America/Chicago",
        ["cdt"] = "America/Chicago",
        ["ct"] = "America/Chicago",
        ["chicago"] = "America/Chicago",
        ["texas"] = "America/Chicago",
        ["dallas"] = "America/Chicago",
        ["houston"] = "America/Chicago",
        ["austin"] = "America/Chicago",
        ["eastern"] = "America/New_York",
        ["est"] = "America/New_York",
        ["edt"] = "America/New_York",
        ["et"] = "America/New_York",
        ["east coast"] = "America/New_York",
        ["new york"] = "America/New_York",
        ["boston"] = "America/New_York",
        ["nyc"] = "America/New_York",
        ["miami"] = "America/New_York",
        ["atlanta"] = "America/New_York",
        ["washington"] = "America/New_York",
        ["philadelphia"] = "America/New_York",
        ["alaska"] = "America/Anchorage",
        ["anchorage"] = "America/Anchorage",
        ["hawaii"] = "Pacific/Honolulu",
        ["honolulu"] = "Pacific/Honolulu",
        ["hst"] = "Pacific/Honolulu",
        ["hawaiian"] = "Pacific/Honolulu",
        ["toronto"] = "America/Toronto",
        ["montreal"] = "America/Toronto",
        ["vancouver"] = "America/Vancouver",
        ["calgary"] = "America/Edmonton",
        ["edmonton"] = "America/Edmonton",
        ["winnipeg"] = "America/Winnipeg",
        ["halifax"] = "America/Halifax",
        ["atlantic"] = "America/Halifax",
        ["mexico city"] = "America/Mexico_City",
        ["sao paulo"] = "America/Sao_Paulo",
        ["buenos aires"] = "America/Argentina/Buenos_Aires",
        ["london"] = "Europe/London",
        ["uk"] = "Europe/London",
        ["gmt"] = "Europe/London",
        ["bst"] = "Europe/London",
        ["british"] = "Europe/London",
        ["england"] = "Europe/London",
        ["edinburgh"] = "Europe/London",
        ["manchester"] = "Europe/London",
        ["glasgow"] = "Europe/London",
        ["belfast"] = "Europe/London",
        ["cardiff"] = "Europe/London",
        ["dublin"] = "Europe/Dublin",
        ["irish"] = "Europe/Dublin",
        ["ireland"] = "Europe/Dublin",
        ["lisbon"] = "Europe/Lisbon",
        ["berlin"] = "Europe/Berlin",
        ["german"] = "Europe/Berlin",
        ["germany"] = "Europe/Berlin",
        ["cet"] = "Europe/Paris",
        ["central european"] = "Europe/Paris",
        ["paris"] = "Europe/Paris",
        ["madrid"] = "Europe/Madrid",
        ["rome"] = "Europe/Rome",
        ["milan"] = "Europe/Rome",
        ["amsterdam"] = "Europe/Amsterdam",
        ["brussels"] = "Europe/Brussels",
        ["zurich"] = "Europe/Zurich",
        ["vienna"] = "Europe/Vienna",
        ["prague"] = "Europe/Prague",
        ["warsaw"] = "Europe/Warsaw",
        ["stockholm"] = "Europe/Stockholm",
        ["oslo"] = "Europe/Oslo",
        ["copenhagen"] = "Europe/Copenhagen",
        ["helsinki"] = "Europe/Helsinki",
        ["athens"] = "Europe/Athens",
        ["istanbul"] = "Europe/Istanbul",
        ["munich"] = "Europe/Berlin",
        ["frankfurt"] = "Europe/Berlin",
        ["hamburg"] = "Europe/Berlin",
        ["kolkata"] = "Asia/Kolkata",
        ["calcutta"] = "Asia/Kolkata",
        ["india"] = "Asia/Kolkata",
        ["indian"] = "Asia/Kolkata",
        ["mumbai"] = "Asia/Kolkata",
        ["delhi"] = "Asia/Kolkata",
        ["bangalore"] = "Asia/Kolkata",
        ["ist"] = "Asia/Kolkata",
        ["pune"] = "Asia/Kolkata",
        ["chennai"] = "Asia/Kolkata",
        ["dubai"] = "Asia/Dubai",
        ["singapore"] = "Asia/Singapore",
        ["hong kong"] = "Asia/Hong_Kong",
        ["shanghai"] = "Asia/Shanghai",
        ["beijing"] = "Asia/Shanghai",
        ["tokyo"] = "Asia/Tokyo",
        ["japan"] = "Asia/Tokyo",
        ["seoul"] = "Asia/Seoul",
        ["kuala lumpur"] = "Asia/Kuala_Lumpur",
        ["manila"] = "Asia/Manila",
        ["bangkok"] = "Asia/Bangkok",
        ["jakarta"] = "Asia/Jakarta",
        ["sydney"] = "Australia/Sydney",
        ["melbourne"] = "Australia/Melbourne",
        ["brisbane"] = "Australia/Brisbane",
        ["perth"] = "Australia/Perth",
        ["adelaide"] = "Australia/Adelaide",
        ["aest"] = "Australia/Sydney",
        ["aedt"] = "Australia/Sydney",
        ["awst"] = "Australia/Perth",
        ["hobart"] = "Australia/Hobart",
        ["darwin"] = "Australia/Darwin",
        ["canberra"] = "Australia/Sydney",
        ["auckland"] = "Pacific/Auckland",
        ["wellington"] = "Pacific/Auckland",
        ["new zealand"] = "Pacific/Auckland",
        ["nzst"] = "Pacific/Auckland",
        ["nairobi"] = "Africa/Nairobi",
        ["lagos"] = "Africa/Lagos",
        ["johannesburg"] = "Africa/Johannesburg",
        ["cape town"] = "Africa/Johannesburg",
        ["cairo"] = "Africa/Cairo",
        ["tel aviv"] = "Asia/Jerusalem",
        ["utc"] = "UTC",
    };

    /// <summary>The zone named in a message, or null.</summary>
    public static string? Find(Message message)
    {
        for (var i = 0; i < message.Count; i++)
        {
            var word = message[i];
            if (message.Text.AsSpan(message.Tokens[i].Start).IndexOf('/') is > 0 and < 20 && Iana(message, i) is { } iana)
            {
                return iana;
            }

            if (i + 1 < message.Count && !message.Tokens[i + 1].StartsClause
                && Zones.TryGetValue($"{word} {message[i + 1]}", out var two))
            {
                return two;
            }

            if (Zones.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var one) && !(message.Tokens[i].IsName && message.Is(i, WordClass.FirstName)))
            {
                return one;
            }
        }

        return null;
    }

    /// <summary>"Europe/Berlin" as it is.</summary>
    private static string? Iana(Message message, int at)
    {
        var start = message.Tokens[at].Start;
        var end = start;
        while (end < message.Text.Length && (char.IsAsciiLetter(message.Text[end]) || message.Text[end] is '/' or '_' or '-'))
        {
            end++;
        }

        var id = message.Text[start..end];
        return id.Contains('/') ? DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(known => known.Equals(id, StringComparison.OrdinalIgnoreCase)) : null;
    }
}
