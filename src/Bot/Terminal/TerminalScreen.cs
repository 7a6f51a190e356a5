using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ReferralBot.Bot.Terminal;

/// <summary>What is seen: it prints messages and asides, keeps the prompt below them, and remembers what can be pressed.</summary>
internal sealed class TerminalScreen
{
    private readonly Lock gate = new();
    private readonly Offers offers = new();
    private readonly TerminalWindow window;
    private readonly IAnsiConsole console;
    private string? openPrompt;
    private Reply? lastReply;

    public TerminalScreen(TerminalWindow window)
    {
        this.window = window;
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = window.HasColour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = window.HasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(window.Output),
        });
        console.Profile.Width = window.Width;
        console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>Who looks at it. Messages to others are shown with a line that says so.</summary>
    public Seat? Seat { get; set; }

    /// <summary>The last reply shown, or null before the first.</summary>
    public Reply? LastReply
    {
        get
        {
            lock (gate)
            {
                return lastReply;
            }
        }
    }

    /// <summary>Writes the prompt, where a person types, and keeps it below what arrives meanwhile.</summary>
    public void OpenPrompt(string prompt)
    {
        lock (gate)
        {
            openPrompt = prompt;
            WritePrompt();
        }
    }

    /// <summary>Notes that the line was typed; in a transcript it is written here.</summary>
    public void ClosePrompt(string? typed)
    {
        lock (gate)
        {
            if (!window.IsTyped && typed is not null)
            {
                window.Output.WriteLine(openPrompt + HarmlessText.OnOneLine(typed));
            }

            openPrompt = null;
        }
    }

    /// <summary>Prints a line of the terminal's own.</summary>
    public void Say(string text) => Print(() => Write(CardText.Aside(text), text));

    /// <summary>Prints something as it is, such as JSON.</summary>
    public void ShowVerbatim(string text) => Print(() => window.Output.WriteLine(HarmlessText.Of(text)));

    /// <summary>Prints a form's title and texts.</summary>
    public void ShowForm(Form form) => Print(() =>
    {
        Write(CardText.Paragraph(form.Title), form.Title);
        console.Write(CardText.Texts(form.Body, window.Width));
    });

    /// <summary>What is shown from now on answers another line.</summary>
    public void BeginAnswer()
    {
        lock (gate)
        {
            offers.BeginAnswer();
        }
    }

    /// <summary>The button with a number on the last card, or null.</summary>
    public Offer? FindButton(Seat seat, int number)
    {
        lock (gate)
        {
            return offers.Find(seat, number);
        }
    }

    /// <summary>The form that waits for the member, or null.</summary>
    public OpenForm? TakeForm(Seat seat)
    {
        lock (gate)
        {
            return offers.TakeForm(seat);
        }
    }

    /// <summary>Prints a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cardAddress">The address of its card.</param>
    public void Show(OutgoingMessage message, string cardAddress) => Print(() =>
    {
        lastReply = message.Reply;
        if (Heading(message) is { } heading)
        {
            Write(CardText.Aside(heading), heading);
        }

        ShowContent(message, cardAddress);
        window.Output.WriteLine();
    });

    private void ShowContent(OutgoingMessage message, string cardAddress)
    {
        if (message.Reply.Form is { } form)
        {
            offers.Add(message, new OpenForm(form, message.Reply.FormErrors, cardAddress));
        }

        if (message.Reply.Card is { } card)
        {
            console.Write(CardText.Box(card, offers.Add(message, card, cardAddress), window.Width));
        }
        else
        {
            Write(CardText.Paragraph(message.Reply.Text), message.Reply.Text);
        }
    }

    private string? Heading(OutgoingMessage message)
    {
        var isHere = Seat is { } seat && TerminalChannel.ConversationOf(seat.Place) == TerminalChannel.ConversationOf(message.To);
        var place = isHere ? null
            : message.To.Kind != PlaceKind.Personal ? TerminalWords.In(TerminalChannel.ConversationOf(message.To))
            : message.To.MemberId == Seat?.Member.Id ? TerminalWords.ToYou
            : TerminalWords.To(message.To.MemberId ?? "");
        var secret = message.WhisperTo is null ? null
            : message.WhisperTo == Seat?.Member.Id ? TerminalWords.OnlyYouSeeThis
            : TerminalWords.OnlyOneSeesThis(message.WhisperTo);
        return place is null && secret is null ? null : string.Join(' ', new[] { place, secret }.OfType<string>());
    }

    private void Print(Action write)
    {
        lock (gate)
        {
            if (openPrompt is not null && window.IsTyped)
            {
                window.Output.WriteLine();
            }

            write();
            WritePrompt();
        }
    }

    /// <summary>On a terminal words wrap at its width; a transcript keeps each sentence on one line, so that it can be searched.</summary>
    private void Write(IRenderable drawn, string text)
    {
        if (window.HasColour)
        {
            console.Write(drawn);
            window.Output.WriteLine();
        }
        else
        {
            window.Output.WriteLine(HarmlessText.Of(text));
        }
    }

    private void WritePrompt()
    {
        if (window.IsTyped && openPrompt is { } prompt)
        {
            window.Output.Write(HarmlessText.OnOneLine(prompt));
            window.Output.Flush();
        }
    }
}
