using NodaTime;
using ReferralBot.Storage;
using ReferralBot.Storage.Figures;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>The rows of a workspace, the time, and what is to be said: at hand for a turn and for an appointment.</summary>
/// <param name="workspace">What is read and written; committed when the work is done.</param>
/// <param name="now">The time of the work.</param>
public abstract class WorkContext(Workspace workspace, Instant now)
{
    private readonly List<ProactiveMessage> messages = [];

    /// <summary>The rows of the workspace.</summary>
    public Workspace Workspace { get; } = workspace;

    /// <summary>Its members.</summary>
    public MemberStore Members => field ??= new(Workspace);

    /// <summary>Its contacts.</summary>
    public ContactStore Contacts => field ??= new(Workspace);

    /// <summary>Its referrals.</summary>
    public ReferralStore Referrals => field ??= new(Workspace);

    /// <summary>What passed between its members and contacts.</summary>
    public ContactEventStore Events => field ??= new(Workspace);

    /// <summary>Its ideal customer profile.</summary>
    public ProfileStore Profiles => field ??= new(Workspace);

    /// <summary>Its own words to ask with.</summary>
    public ScriptStore Scripts => field ??= new(Workspace);

    /// <summary>Its content shelf.</summary>
    public ShelfStore Shelf => field ??= new(Workspace);

    /// <summary>The referrals that its members gave.</summary>
    public GivenStore Given => field ??= new(Workspace);

    /// <summary>What its members asked to be reminded of.</summary>
    public ReminderStore Reminders => field ??= new(Workspace);

    /// <summary>The hand-overs of many referrals.</summary>
    public HandOverStore HandOvers => field ??= new(Workspace);

    /// <summary>The erasures of contacts.</summary>
    public ErasureStore Erasures => field ??= new(Workspace);

    /// <summary>What it and its members set.</summary>
    public SettingsStore Settings => field ??= new(Workspace);

    /// <summary>What the bot is to do by itself.</summary>
    public AppointmentStore Appointments => field ??= new(Workspace);

    /// <summary>What was counted of its members.</summary>
    public FigureStore Figures => field ??= new(Workspace);

    /// <summary>Its goals.</summary>
    public GoalStore Goals => field ??= new(Workspace);

    /// <summary>The boards that are posted regularly.</summary>
    public BoardStore Boards => field ??= new(Workspace);

    /// <summary>The channels in which wins are celebrated.</summary>
    public CelebrationStore Celebrations => field ??= new(Workspace);

    /// <summary>The channels and group chats in which the bot is.</summary>
    public PlaceStore Places => field ??= new(Workspace);

    /// <summary>The time of the work.</summary>
    public Instant Now { get; } = now;

    /// <summary>What is to be said beside the answer to a turn.</summary>
    public IReadOnlyList<ProactiveMessage> Messages => messages;

    /// <summary>Says something in a place, once the work is committed.</summary>
    public void Send(Place to, Reply reply) => messages.Add(new ProactiveMessage(to, reply));

    /// <summary>Says something to a member in their personal chat; false where they cannot be reached now.</summary>
    public bool Send(Member member, Reply reply)
    {
        if (member is { Personal: { } personal, Unreachable: null, IsGone: false })
        {
            Send(personal, reply);
            return true;
        }

        return false;
    }
}

/// <summary>Something said where nobody asked.</summary>
/// <param name="To">Where.</param>
/// <param name="Reply">What.</param>
public sealed record ProactiveMessage(Place To, Reply Reply);
