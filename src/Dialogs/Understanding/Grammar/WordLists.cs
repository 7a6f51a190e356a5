namespace ReferralBot.Dialogs.Understanding.Grammar;

/// <summary>The word lists that patterns name in angle brackets: <c>&lt;log&gt;</c> stands for any of its words.</summary>
internal static class WordLists
{
    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["log"] = "log add record capture enter register save note track put file book submit create jot make logging adding recording",
        ["referral"] = "referral ref referal refferal lead intro introduction",
        ["referrals"] = "referrals referral refs leads lead intros introductions",
        ["referred"] = "referred refered reffered referd recommended introduced introd intro'd intro'ed intro'ing introducing connected refer'd refers introduces connecting referring intros",
        ["data"] = "referrals referral refs leads lead intros introductions deals data everything all list figures numbers report pipeline records history activity results csv spreadsheet excel xlsx contacts sources leaderboard",
        ["deal"] = "referral lead deal opportunity opp referal intro introduction ref",
        ["us"] = "me us myself",
        ["we"] = "i we i've we've i'd ive weve",
        ["be"] = "is was are were has have had been be being got it's that's isn't",
        ["thanked"] = "thanked thank thanking thx'd",
        ["thanks"] = "thanks thank-you thankyou thank-yous thx ty thank thank-u tks gratitude appreciation",
        ["good"] = "great good hot nice solid warm cracking decent potential big fresh strong really super lovely brilliant promising fantastic excellent juicy new",
        ["gift"] = "flowers bouquet hamper gift gifts present chocolates wine bottle champagne basket cookies cake card note letter voucher book whisky whiskey plant brownies",
        ["show"] = "show list display see view give get pull find bring fetch tell send print open read share",
        ["list"] = "show list display see view give get pull find bring fetch send print open",
        ["refs"] = "referrals refs leads intros introductions deals",
        ["result"] = "result results saves save cutting halves doubles reduces improves boosts lifts saved saving savings roi outcome doubled halved tripled improved improvement reduced reduction increase increased cut cuts grew grown boosted dropped fell fallen risen rose gains gain quicker faster fewer better slashed shaved drop growth savings boost uplift lift efficiency rise jump half double twice percent third",
        ["weekday"] = "mon monday mondays tue tues tuesday tuesdays wed weds wednesday wednesdays thu thur thurs thursday thursdays fri friday fridays weekdays weekday sat saturday sun sunday",
        ["who"] = "who who's whos whom who've who'd",
        ["oh"] = "ah oh ahh ohh aw aww argh eh meh hm gah bah oops sorry actually",
        ["polite"] = "you u ya a very so again bot lot lots million bunch much all buddy mate for the your help that this it indeed ton tons loads heaps referralbot kindly many great perfect awesome brilliant nice lovely excellent wonderful amazing cool thanks thank cheers ok okay good that's appreciated appreciate really i we is was are helpful quick work job one super sorting doing team guys mil bil heap",
        ["she"] = "she he they she's he's they're it who",
        ["nudge"] = "nudge nudges digest reminders reminder notifications notification pings alerts nudging messages follow-ups digests",
        ["board"] = "leaderboard leaderboards leader-board scoreboard ranking rankings standings league rank",
        ["number"] = "name number names numbers phone contact details info cell mobile digits email e-mail address card line extension",
        ["sent"] = "sent shot fired send mailed posted emailed wrote dropped gave bought handed delivered shipped dispatched texted messaged popped sending written",
        ["change"] = "change correct edit fix amend update set replace modify alter make rename switch adjust revise",
        ["delete"] = "delete remove erase scrap bin trash drop discard",
        ["assign"] = "assign reassign re-assign transfer move hand give pass reallocate switch handover",
        ["deleteall"] = "delete erase remove forget wipe purge scrub",
        ["profile"] = "icp profile",
        ["category"] = "industry industries sector sectors vertical verticals geography region regions territory headcount location market buyer department",
        ["go"] = "go goes move moved",
        ["pause"] = "pause stop mute suspend silence halt hold disable",
        ["called"] = "called phoned rang rung telephoned dialled dialed",
        ["reached"] = "called phoned rang rung telephoned dialled dialed emailed e-mailed mailed texted messaged whatsapped whatsapp'd dm'd dmed im'd pinged wrote visited zoomed facetimed skyped slacked linkedin'd",
        ["reach"] = "call ring phone email e-mail text message ping chase contact follow follow-up check circle",
        ["field"] = "name company title email e-mail phone value need introduction intro source date due number role deal follow-up amount address referrer spelling surname employer mobile firm worth size budget",
        ["detail"] = "email e-mail phone mobile cell number title role position company employer firm",
        ["outing"] = "lunch coffee dinner breakfast brunch drinks beers golf zoom",
        ["met"] = "met meeting saw",
    };

    /// <summary>The words of a list, with spaces between.</summary>
    /// <exception cref="FormatException">There is no such list: a bug in a grammar file.</exception>
    public static string Get(string name) =>
        Lists.TryGetValue(name, out var words) ? words : throw new FormatException($"There is no word list <{name}>");
}
