using System.Text.Json;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>The erasures that are under way, and the rows of the bot's memory that hold names.</summary>
/// <param name="workspace">What is read and written.</param>
public sealed class ErasureStore(Workspace workspace)
{
    private const int RowsAtOnce = 50;

    /// <summary>An erasure, or null where there is none any more.</summary>
    public ValueTask<Erasure?> GetAsync(string id, CancellationToken cancellationToken) =>
        workspace.GetAsync(RowKeys.Erasure(id), RowJson.Default.Erasure, cancellationToken);

    /// <summary>Writes an erasure.</summary>
    public void Save(Erasure erasure)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        workspace.Put(RowKeys.Erasure(erasure.Id), erasure, RowJson.Default.Erasure);
    }

    /// <summary>Removes an erasure: it is over.</summary>
    public void Delete(Erasure erasure)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        workspace.Delete(RowKeys.Erasure(erasure.Id));
    }

    /// <summary>Lets go of some of the questions that a test picks by what they say; returns of how many.</summary>
    public ValueTask<int> ForgetQuestionsAsync(Func<JsonElement, bool> isMeant, CancellationToken cancellationToken) =>
        workspace.DeleteAsync(
            RowRange.Prefix(RowKeys.AllQuestions),
            RowsAtOnce,
            row =>
            {
                using var question = JsonDocument.Parse(row);
                return isMeant(question.RootElement);
            },
            cancellationToken);

    /// <summary>Lets go of some of the full names under which earlier versions left a contact when it was renamed; returns of how many.</summary>
    public ValueTask<int> ForgetNamesAsync(string contactId, CancellationToken cancellationToken) =>
        workspace.DeleteAsync(RowRange.Prefix(RowKeys.AllNamed), RowsAtOnce, row => JsonSerializer.Deserialize(row.Span, RowJson.Default.NamedContact)?.ContactId == contactId, cancellationToken);

    /// <summary>Lets go of some of the reminders of a member that a test picks; returns of how many.</summary>
    public ValueTask<int> ForgetRemindersAsync(string memberId, Func<Reminder, bool> isMeant, CancellationToken cancellationToken) =>
        workspace.DeleteAsync(
            RowRange.Prefix(RowKeys.RemindersOf(memberId)),
            RowsAtOnce,
            row => JsonSerializer.Deserialize(row.Span, RowJson.Default.Reminder) is { } reminder && isMeant(reminder),
            cancellationToken);

    /// <summary>Lets go of what a member can undo, and of what was last understood of their words.</summary>
    public void ForgetTurns(string memberId)
    {
        workspace.Delete(RowKeys.Undo(memberId));
        workspace.Delete(RowKeys.Understood(memberId));
    }
}
