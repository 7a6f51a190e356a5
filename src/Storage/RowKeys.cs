using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Storage;

/// <summary>
/// The one place where keys are built. A key is a kind and parts, with <c>|</c> between; parts are escaped, so that no id of
/// a platform can reach into another row.
/// </summary>
public static class RowKeys
{
    /// <summary>A member.</summary>
    public static string Member(string memberId) => "member|" + Part(memberId);

    /// <summary>That the workspace installed the bot on a channel, and what the bot calls it with.</summary>
    public static string Installation(string channel) => "installation|" + Part(channel);

    /// <summary>All members.</summary>
    public const string Members = "member|";

    /// <summary>A contact.</summary>
    public static string Contact(string contactId) => "contact|" + Part(contactId);

    /// <summary>A word of a contact's name or company.</summary>
    public static string Word(string word, string contactId) => Words(word) + Part(contactId);

    /// <summary>All contacts with a word in their name or company.</summary>
    public static string Words(string word) => $"word|{Part(word)}|";

    /// <summary>The contact that last came by a full name: whoever adds another one meanwhile writes the same row.</summary>
    public static string Named(string phrase) => AllNamed + Part(phrase);

    /// <summary>The full names of all contacts.</summary>
    public const string AllNamed = "named|";

    /// <summary>A referral.</summary>
    public static string Referral(string referralId) => AllReferrals + Part(referralId);

    /// <summary>All referrals, oldest first.</summary>
    public const string AllReferrals = "referral|";

    /// <summary>A referral among those of its rep that are open.</summary>
    public static string Open(string repId, string referralId) => OpenOf(repId) + Part(referralId);

    /// <summary>The open referrals of a rep, oldest first.</summary>
    public static string OpenOf(string repId) => $"open|{Part(repId)}|";

    /// <summary>A referral among all of its rep, by the day it was received.</summary>
    public static string Received(string repId, LocalDate on, string referralId) => $"{ReceivedOf(repId)}{Day(on)}|{Part(referralId)}";

    /// <summary>The referrals of a rep by the day they were received, oldest first.</summary>
    public static string ReceivedOf(string repId) => $"received|{Part(repId)}|";

    /// <summary>A referral among those of a contact, source or prospect.</summary>
    public static string OfContact(string contactId, LocalDate loggedOn, string referralId) => $"{OfContact(contactId)}{DayBackwards(loggedOn)}|{Part(referralId)}";

    /// <summary>The referrals in which a contact has a part, newest day first.</summary>
    public static string OfContact(string contactId) => $"of|{Part(contactId)}|";

    /// <summary>Where earlier versions kept the referrals of all contacts, each contact's oldest first.</summary>
    public const string FormerlyOfContacts = "with|";

    /// <summary>A referral among those of its rep with something left to do or to say.</summary>
    public static string Owing(string repId, string referralId) => OwingOf(repId) + Part(referralId);

    /// <summary>The referrals of a rep with something left to do or to say, oldest first.</summary>
    public static string OwingOf(string repId) => $"owing|{Part(repId)}|";

    /// <summary>A referral whose prospect nobody contacted yet, by the day it was received.</summary>
    public static string ToContact(LocalDate receivedOn, string referralId) => $"{AllToContact}{Day(receivedOn)}|{Part(referralId)}";

    /// <summary>The referrals of everybody whose prospects nobody contacted yet, oldest first.</summary>
    public const string AllToContact = "to-contact|";

    /// <summary>A referral given.</summary>
    public static string Given(string givenId) => AllGiven + Part(givenId);

    /// <summary>All referrals given, oldest first.</summary>
    public const string AllGiven = "given|";

    /// <summary>A referral given among those of its rep by day.</summary>
    public static string GivenBy(string repId, LocalDate on, string givenId) => $"{GivenBy(repId)}{Day(on)}|{Part(givenId)}";

    /// <summary>The referrals that a rep gave by day, oldest first.</summary>
    public static string GivenBy(string repId) => $"givenby|{Part(repId)}|";

    /// <summary>A referral given whose people are still to be asked how it went.</summary>
    public static string ToCheck(string repId, string givenId) => ToCheck(repId) + Part(givenId);

    /// <summary>The referrals that a rep gave whose people are still to be asked how it went, oldest first.</summary>
    public static string ToCheck(string repId) => $"tocheck|{Part(repId)}|";

    /// <summary>A reminder of a member.</summary>
    public static string Reminder(string memberId, string reminderId) => RemindersOf(memberId) + Part(reminderId);

    /// <summary>The reminders of a member, in the order in which they were asked for.</summary>
    public static string RemindersOf(string memberId) => $"reminder|{Part(memberId)}|";

    /// <summary>A hand-over of many referrals.</summary>
    public static string HandOver(string id) => "handover|" + Part(id);

    /// <summary>An erasure of a contact that is under way.</summary>
    public static string Erasure(string id) => "erasure|" + Part(id);

    /// <summary>What the workspace set.</summary>
    public const string WorkspaceSettings = "settings|workspace";

    /// <summary>A board that is posted regularly.</summary>
    public static string Board(string boardId) => Boards + Part(boardId);

    /// <summary>All boards that are posted regularly.</summary>
    public const string Boards = "board|";

    /// <summary>A channel or group chat.</summary>
    public static string Place(string conversationId) => Places + Part(conversationId);

    /// <summary>All channels and group chats.</summary>
    public const string Places = "place|";

    /// <summary>That wins are celebrated in a channel.</summary>
    public static string Celebration(string conversationId) => Celebrations + Part(conversationId);

    /// <summary>All channels in which wins are celebrated.</summary>
    public const string Celebrations = "celebration|";

    /// <summary>The goals.</summary>
    public const string Goals = "goals";

    /// <summary>What a member set.</summary>
    public static string MemberSettings(string memberId) => "settings|member|" + Part(memberId);

    /// <summary>What has become of a member's nudges.</summary>
    public static string Nudges(string memberId) => "nudges|" + Part(memberId);

    /// <summary>What a member can take back.</summary>
    public static string Undo(string memberId) => "undo|" + Part(memberId);

    /// <summary>What the bot last asked a member in a conversation; the personal chat is the one without an id.</summary>
    public static string Question(string conversationId, string memberId) => $"{AllQuestions}{Part(conversationId)}|{Part(memberId)}";

    /// <summary>What the bot last asked all members.</summary>
    public const string AllQuestions = "question|";

    /// <summary>What was last understood of a member's words.</summary>
    public static string Understood(string memberId) => "understood|" + Part(memberId);

    /// <summary>That a turn was taken in, kept to recognise redeliveries.</summary>
    public static string Seen(LocalDate on, string turnId) => $"{Seen(on)}{Part(turnId)}";

    /// <summary>All turns taken in, oldest day first.</summary>
    public const string AllSeen = "seen|";

    /// <summary>The turns of one day (UTC, the platform's clock).</summary>
    public static string Seen(LocalDate on) => $"seen|{Day(on)}|";

    /// <summary>A turn that waits to be handled: the same row for every delivery of it.</summary>
    public static string WaitingTurn(string conversationId, Instant at, string turnId) => $"{WaitingIn(conversationId)}{TurnMark}{at.ToUnixTimeTicks():D19}|{Part(turnId)}";

    /// <summary>A message that waits to be sent.</summary>
    public static string WaitingMessage(string conversationId, string messageId) => $"{WaitingIn(conversationId)}out|{Part(messageId)}";

    /// <summary>What a conversation has waiting: messages, and turns in the order in which they were said.</summary>
    public static string WaitingIn(string conversationId) => $"{AllWaiting}{Part(conversationId)}|";

    /// <summary>All that waits.</summary>
    public const string AllWaiting = "waiting|";

    /// <summary>Whether a row that waits is a turn.</summary>
    public static bool IsWaitingTurn(string key) => key.IndexOf('|', AllWaiting.Length) is var end && end >= 0 && key.AsSpan(end + 1).StartsWith(TurnMark, StringComparison.Ordinal);

    private const string TurnMark = "turn|";

    /// <summary>The partition in which the bots that share a store tell each other that they live. No workspace has this name.</summary>
    public const string InstancesPartition = "instances";

    /// <summary>The appointment of a kind and id.</summary>
    public static string Appointment(string kind, string id) => $"appointment|{Part(kind)}|{Part(id)}";

    /// <summary>An appointment by its time.</summary>
    public static string When(Instant at, string kind, string id) => $"{When(at)}{Part(kind)}|{Part(id)}";

    /// <summary>The appointments before a time end here.</summary>
    public static string When(Instant at) => $"{AllWhen}{at.ToUnixTimeMilliseconds():D15}|";

    /// <summary>All appointments, earliest first.</summary>
    public const string AllWhen = "when|";

    /// <summary>The partition that tells when each workspace has its next appointment. No workspace has this name.</summary>
    public const string SchedulePartition = "schedule";

    /// <summary>A workspace in the <see cref="SchedulePartition"/>.</summary>
    public static string Scheduled(string workspace) => Part(workspace);

    /// <summary>What was counted of a member in a month.</summary>
    public static string Figures(LocalDate month, string memberId) => Figures(month) + Part(memberId);

    /// <summary>What was counted in a month.</summary>
    public static string Figures(LocalDate month) => $"{AllFigures}{Month(month)}|";

    /// <summary>What was counted, earliest month first.</summary>
    public const string AllFigures = "figures|";

    /// <summary>What was counted of a member in a month by source.</summary>
    public static string Sources(LocalDate month, string memberId) => Sources(month) + Part(memberId);

    /// <summary>What was counted in a month by source.</summary>
    public static string Sources(LocalDate month) => $"{AllSources}{Month(month)}|";

    /// <summary>What was counted by source, earliest month first.</summary>
    public const string AllSources = "sources|";

    /// <summary>A record that counts in a figure of a member on a day.</summary>
    public static string Counted(string memberId, Figure figure, LocalDate on, string recordId) => $"{AllCounted}{Part(memberId)}|{figure}|{Day(on)}|{Part(recordId)}";

    /// <summary>The records that count in any figure.</summary>
    public const string AllCounted = "counted|";

    /// <summary>The partition that tells how the figures of all workspaces were counted. No workspace has this name.</summary>
    public const string FiguresPartition = "figures";

    /// <summary>Whether a partition is a workspace, and no book-keeping.</summary>
    public static bool IsWorkspace(string partition) => partition is not (SchedulePartition or FiguresPartition or InstancesPartition);

    /// <summary>The way of counting, in the <see cref="FiguresPartition"/>.</summary>
    public const string WayOfCounting = "way";

    /// <summary>Something that passed between a member and a contact.</summary>
    public static string Event(string eventId) => AllEvents + Part(eventId);

    /// <summary>All that passed between members and contacts, oldest first.</summary>
    public const string AllEvents = "event|";

    /// <summary>An event among those of its contact.</summary>
    public static string EventOf(string contactId, LocalDate on, string eventId) => $"{EventsOf(contactId)}{DayBackwards(on)}|{Part(eventId)}";

    /// <summary>The events of a contact, newest day first.</summary>
    public static string EventsOf(string contactId) => $"events|{Part(contactId)}|";

    /// <summary>An event of which its member is to hear from a day on.</summary>
    public static string Owed(string repId, LocalDate from, string eventId) => $"{OwedBy(repId)}{Day(from)}|{Part(eventId)}";

    /// <summary>What a member owes, earliest first.</summary>
    public static string OwedBy(string repId) => $"owed|{Part(repId)}|";

    /// <summary>A promise to a contact that is not kept yet.</summary>
    public static string PromisedTo(string contactId, string eventId) => PromisedTo(contactId) + Part(eventId);

    /// <summary>The promises to a contact that are not kept yet.</summary>
    public static string PromisedTo(string contactId) => $"promised|{Part(contactId)}|";

    /// <summary>A referral given among those that have a contact in them.</summary>
    public static string GivenTo(string contactId, string givenId) => GivenTo(contactId) + Part(givenId);

    /// <summary>The referrals given that have a contact in them, oldest first.</summary>
    public static string GivenTo(string contactId) => $"givento|{Part(contactId)}|";

    /// <summary>A contact among those that a member keeps in touch with for a reason, by the day from which it counts.</summary>
    public static string Kept(string repId, ContactTie tie, LocalDate since, string contactId) => $"{Kept(repId, tie)}{Day(since)}|{Part(contactId)}";

    /// <summary>The contacts that a member keeps in touch with for a reason, the longest waiting first.</summary>
    public static string Kept(string repId, ContactTie tie) => $"kept|{Part(repId)}|{tie}|";

    /// <summary>The ideal customer profile.</summary>
    public static string Profile(string id) => "profile|" + Part(id);

    /// <summary>A version of the ideal customer profile.</summary>
    public static string ProfileVersion(int version) => $"{ProfileVersions}{(LastNumber - version).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The versions of the ideal customer profile, newest first.</summary>
    public const string ProfileVersions = "profileversion|";

    /// <summary>A workspace's own words to ask with at a stage.</summary>
    public static string Script(string stage) => Scripts + Part(stage);

    /// <summary>All of a workspace's own words.</summary>
    public const string Scripts = "script|";

    /// <summary>An item of the content shelf.</summary>
    public static string Content(string itemId) => "content|" + Part(itemId);

    /// <summary>An item in its place on the shelf.</summary>
    public static string OnShelf(Instant at, string itemId) => $"{Shelf}{LastMillisecond - at.ToUnixTimeMilliseconds():D15}|{Part(itemId)}";

    /// <summary>The content shelf, newest first.</summary>
    public const string Shelf = "shelf|";

    private const int LastNumber = 999_999_999;
    private const long LastMillisecond = 999_999_999_999_999;

    private static string DayBackwards(LocalDate date) =>
        (LastNumber - ((date.Year * 10_000) + (date.Month * 100) + date.Day)).ToString("D9", CultureInfo.InvariantCulture);

    private static string Day(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}{date.Month:D2}{date.Day:D2}");

    private static string Month(LocalDate month) => string.Create(CultureInfo.InvariantCulture, $"{month.Year:D4}{month.Month:D2}");

    private const int LongestPart = 120;

    /// <summary>
    /// A part of a key: characters that Azure Table storage forbids in keys, and the two that have a meaning here, as
    /// <c>~</c> and four hexadecimal digits. What is too long becomes its hash.
    /// </summary>
    internal static string Part(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= LongestPart && text.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            if (c is '|' or '~' or '/' or '\\' or '#' or '?' or '%' || char.IsControl(c) || char.IsSurrogate(c) || c >= '\ufffe')
            {
                escaped.Append('~').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.Length <= LongestPart
            ? escaped.ToString()
            : "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(escaped.ToString())));
    }

    private static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:;@=+,!&'$ ");
}
