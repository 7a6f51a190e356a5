using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>Members of the team: whose figures, from whom, and to whom.</summary>
internal sealed class MemberSlots(Message message, ChosenPatterns patterns, Parties parties, Said said, Names names)
{
    /// <summary>A known member of the team in a slot, or null.</summary>
    public string? Member(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            if (parties.Read(span).Name is { } words)
            {
                return names.Person(words, null, isMember: true);
            }
        }

        return null;
    }

    /// <summary>A member of the team in a slot, by the known spelling, or null where none is known.</summary>
    public string? KnownMember(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            if (parties.Read(span).Name is { } words && names.Known(words, null, isMember: true) is { } known)
            {
                return known.Name;
            }
        }

        return null;
    }

    /// <summary>A name in a slot that has a capital or is a common first name.</summary>
    public string? LikelyName(Slot slot)
    {
        foreach (var span in patterns.Spans(slot))
        {
            if (parties.Read(span).Name is { } words && (message.Tokens[words.From].Has(Shape.Capital) || message.Is(words.From, WordClass.FirstName)))
            {
                return names.Written(words);
            }
        }

        return null;
    }

    /// <summary>Whose figures or referrals: "me", "team", a member's name, or null.</summary>
    public string? Whose()
    {
        if (AnyMember() is { } member)
        {
            return member;
        }

        for (var i = 0; i < message.Count; i++)
        {
            if (message.Says(i, "team") || message.Says(i, "team's") || message.Says(i, "our") || message.Says(i, "everyone") || message.Says(i, "everybody") || message.Says(i, "we") || message.Says(i, "we've") || message.Says(i, "teams") || message.Says(i, "we're") || message.Says(i, "company"))
            {
                return "team";
            }

            if (message.Says(i, "my") || (message.Says(i, "i") && !IsAsking(i)) || message.Says(i, "i've") || message.Says(i, "mine") || message.Says(i, "i'm") || message.Says(i, "ive") || (message.Says(i, "me") && IsMine(i)))
            {
                return "me";
            }
        }

        return null;
    }

    /// <summary>The first known member of the team who is named anywhere, or null.</summary>
    public string? AnyMember()
    {
        for (var i = 0; i < message.Count; i++)
        {
            for (var length = 3; length > 0; length--)
            {
                var words = new FoundParty.Words(i, i + length);
                if (words.To <= message.Count && (!patterns.Taken[i] || message.Tokens[i].IsName) && names.Known(words, null, isMember: true) is { } known)
                {
                    return known.Name;
                }
            }
        }

        return null;
    }

    /// <summary>"can I get", "I need": who asks, not whose figures.</summary>
    private bool IsAsking(int at)
    {
        var isRequest = message.Says(at - 1, "can") || message.Says(at - 1, "could") || message.Says(at - 1, "may");
        var isSight = message.Says(at + 1, "get") || message.Says(at + 1, "have") || message.Says(at + 1, "see") || message.Says(at + 1, "view") || message.Says(at + 1, "please") || message.Says(at + 1, "export") || message.Says(at + 1, "download") || message.Says(at + 1, "pull");
        return (isRequest && isSight) || (said.Any("team", "team's", "our") && (message.Says(at + 1, "need") || message.Says(at + 1, "want") || message.Says(at + 1, "would")));
    }

    /// <summary>"for me" tells whose; "show me" does not.</summary>
    private bool IsMine(int at) => message.Says(at - 1, "for") || message.Says(at - 1, "about") || message.Says(at - 1, "of") || message.Says(at - 1, "by") || message.Says(at - 1, "to") || message.Says(at - 1, "from");
}
