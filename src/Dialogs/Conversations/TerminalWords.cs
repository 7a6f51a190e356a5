namespace ReferralBot.Dialogs.Conversations;

/// <summary>What the terminal says of itself: its own commands, and what another client would show in pictures.</summary>
public static class TerminalWords
{
    /// <summary>What <c>/help</c> prints.</summary>
    public const string Help = """
        Write to the bot as you would in a chat; help alone asks what it can do. A number presses that button of the last card.
          /as NAME            go on as another member; /as NAME manager for one who runs the team
          /in #CHANNEL        go on in a channel, where others read along
          /dm                 go back to your personal chat
          /time               what time it is here; /time +2d, +3h, +30m or +1w moves it on, as does /time 2026-12-01T09:00
          /show CHANNEL       the last reply as that platform would get it
          /help, /quit        this text; leave
        """;

    /// <summary>Above the first prompt.</summary>
    public static string Welcome(string name) => $"You are {name}. Say help to see what the bot can do, /help for this window's own commands.";

    /// <summary>After <c>/as</c>.</summary>
    public static string NowYouAre(string name, bool isManager) => isManager ? $"You are {name}, a manager." : $"You are {name}.";

    /// <summary>After <c>/as</c> without a name.</summary>
    public const string AsWhom = "Whose place do you take? For example /as kim, or /as kim manager.";

    /// <summary>After <c>/in</c>.</summary>
    public static string NowYouAreIn(string place) => $"You are in {place}. Others read along.";

    /// <summary>After <c>/in</c> without a channel.</summary>
    public const string InWhere = "Which channel? For example /in #sales.";

    /// <summary>After <c>/dm</c>.</summary>
    public const string NowInPersonalChat = "You are in your personal chat.";

    /// <summary>After <c>/time</c>.</summary>
    public static string TheTimeIs(string time) => $"It is {time} here.";

    /// <summary>After <c>/time</c> with something that is no time.</summary>
    public const string WhichTime = "I can't read that time. Examples: /time +2d, /time +3h, /time 2026-12-01T09:00.";

    /// <summary>After <c>/time</c> with a time that has passed.</summary>
    public const string TimeRunsForward = "Time only runs forward here. A new chat starts at the present.";

    /// <summary>After <c>/show</c> with a channel that there is none of.</summary>
    public static string ShowWhat(IEnumerable<string> names) => $"Which form of it? There is: {string.Join(", ", names.Select(name => $"/show {name}"))}.";

    /// <summary>After <c>/show</c> before the first reply.</summary>
    public const string NothingToShow = "There is no reply to show yet.";

    /// <summary>After a command that there is none of.</summary>
    public static string NoSuchCommand(string name) => $"There is no {name} here. /help shows what there is.";

    /// <summary>Beside what only the reader sees in a shared place.</summary>
    public const string OnlyYouSeeThis = "(only you see this)";

    /// <summary>Beside what only somebody else sees in a shared place.</summary>
    public static string OnlyOneSeesThis(string name) => $"(only {name} sees this)";

    /// <summary>Above a message to somebody else.</summary>
    public static string To(string name) => $"To {name}:";

    /// <summary>Above a message in the reader's personal chat while they are elsewhere.</summary>
    public const string ToYou = "In your personal chat:";

    /// <summary>Above a message in another place.</summary>
    public static string In(string place) => $"In {place}:";

    /// <summary>After a file.</summary>
    public static string FileWritten(string path) => $"Written to {path}";

    /// <summary>After a file that cannot be written.</summary>
    public static string FileNotWritten(string name, string why) => $"{name} could not be written: {why}";

    /// <summary>A button's label, when it was pressed.</summary>
    public static string PressedButton(string title) => $"[{title}]";

    /// <summary>Beneath a form's title.</summary>
    public const string HowToFillIn = "Enter keeps what is in brackets, - empties it, /cancel leaves.";

    /// <summary>After a form was left.</summary>
    public const string FormLeft = "Left as it was.";

    /// <summary>The question for a field.</summary>
    public static string Field(string label, string? present) => string.IsNullOrEmpty(present) ? $"{label}: " : $"{label} [{present}]: ";

    /// <summary>When a compulsory field is left empty.</summary>
    public const string FieldIsNeeded = "This one is needed.";

    /// <summary>When none of the choices was named.</summary>
    public static string ChooseOneOf(int count) => $"Please choose a number from 1 to {count}.";

    /// <summary>When a day cannot be read.</summary>
    public const string WriteTheDay = "Please write the day as 2026-12-01.";

    /// <summary>When a time of day cannot be read.</summary>
    public const string WriteTheTime = "Please write the time as 15:30.";

    /// <summary>When a text is too long for its field.</summary>
    public static string TooLong(int most) => $"That is too long; {most} characters fit.";
}
