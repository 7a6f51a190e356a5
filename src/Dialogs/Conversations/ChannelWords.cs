namespace ReferralBot.Dialogs.Conversations;

/// <summary>What channels say of themselves, where no dialog answers.</summary>
public static class ChannelWords
{
    /// <summary>In a shared place whose members would all read the answer.</summary>
    public const string AnsweredInPersonalChat = "I've answered you in our personal chat, so that names stay between us.";

    /// <summary>In a shared place to somebody who cannot be written to in person.</summary>
    public const string NoPersonalChat = "I couldn't write to you in our personal chat, and my answer has names that stay between us. Please find me under your apps and add me, then ask me again there; what you told me so far is kept.";

    /// <summary>Beside a pressed card whose answer is a message of its own.</summary>
    public const string AnsweredBelow = "Answered below.";

    /// <summary>When the platform's time for opening a form is over.</summary>
    public const string FormExpired = "That took too long to open. Please press the button once more.";

    /// <summary>When an answer takes longer than the platform waits.</summary>
    public const string StillWorking = "I have it and am still working on it. The answer follows here.";

    /// <summary>In place of a file that the member may not have, or not any more.</summary>
    public const string NoSuchFile = "I have no such file for you. Ask for it again, please.";

    /// <summary>When the platform does not take a file that was ready.</summary>
    public static string FileNotTaken(string name) => $"I couldn't hand over {name}. Ask for it again, please.";

    /// <summary>When the app may not send files yet.</summary>
    public static string FileNeedsPermission(string name) => $"I may not send files here yet, so I couldn't hand over {name}. Whoever installed me has to install me once more to allow it.";

    /// <summary>When a member does not want a file after all.</summary>
    public const string FileDeclined = "All right, no file. Ask again whenever you want it.";

    /// <summary>Beside a file that arrived.</summary>
    public static string FileHandedOver(string name) => $"Here is {name}.";

    /// <summary>When a press arrives once more that was answered before.</summary>
    public const string AlreadyDone = "That's done already.";

    /// <summary>When the store cannot be reached, so that nothing was kept.</summary>
    public const string NothingSaved = "I can't save anything at the moment, so nothing was changed. Please send that again in a minute.";

    /// <summary>When a turn met a bug.</summary>
    /// <param name="reference">Under which the log has it.</param>
    public static string WentWrong(string reference) =>
        $"Something went wrong on my side, so nothing was saved. Please try again; if it happens again, tell your admin the reference {reference}.";

    /// <summary>At the end of something that a platform's limits cut short.</summary>
    public const string Shortened = "… and more. Ask me for one of them to see the rest.";
}
