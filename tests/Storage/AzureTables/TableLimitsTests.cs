using ReferralBot.Storage.AzureTables.Client;

namespace ReferralBot.Tests.Storage.AzureTables;

/// <summary>What the service refuses, our client refuses before it sends; and takes what the service takes.</summary>
public sealed class TableLimitsTests
{
    private static readonly Dictionary<string, TableTransactionAction[]> RefusedTransactions = new()
    {
        ["nothing"] = [],
        ["101 actions"] = [.. Enumerable.Range(0, 101).Select(i => Add("p", $"{i}"))],
        ["two partitions"] = [Add("p", "1"), Add("q", "2")],
        ["one entity twice"] = [Add("p", "1"), Add("p", "1")],
        ["a slash"] = [Add("p", "a/b")],
        ["a backslash"] = [Add("p\\", "a")],
        ["a number sign"] = [Add("p", "#")],
        ["a question mark"] = [Add("p", "?")],
        ["a tab"] = [Add("p", "\t")],
        ["a C1 control"] = [Add("p", "\u0085")],
        ["a long key"] = [Add("p", new string('k', 1025))],
        ["a property of 64 KiB and a character"] = [Add("p", "1", ("A", new string('x', 32 * 1024 + 1)))],
        ["bytes of 64 KiB and one"] = [Add("p", "1", ("A", new byte[64 * 1024 + 1]))],
        ["253 properties"] = [Add("p", "1", [.. Enumerable.Range(0, 253).Select(i => ($"A{i}", (object)i))])],
        ["more than 1 MiB"] = [Add("p", "1", [.. Enumerable.Range(0, 17).Select(i => ($"A{i}", (object)new string('x', 32 * 1024)))])],
        ["a name with a hyphen"] = [Add("p", "1", ("a-b", 1))],
        ["a name that starts with a digit"] = [Add("p", "1", ("1a", 1))],
        ["a long name"] = [Add("p", "1", (new string('a', 256), 1))],
    };

    private static readonly Dictionary<string, TableTransactionAction[]> TakenTransactions = new()
    {
        ["100 actions"] = [.. Enumerable.Range(0, 100).Select(i => Add("p", $"{i}"))],
        ["empty keys"] = [Add("", "")],
        ["a long key"] = [Add("p", new string('k', 1024))],
        ["a property of 64 KiB"] = [Add("p", "1", ("A", new string('x', 32 * 1024)))],
        ["252 properties"] = [Add("p", "1", [.. Enumerable.Range(0, 252).Select(i => ($"A{i}", (object)i))])],
        ["names in any script"] = [Add("p", "1", ("_名", 1))],
    };

    public static TheoryData<string> Refused => [.. RefusedTransactions.Keys];

    public static TheoryData<string> Taken => [.. TakenTransactions.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses(string what) => Assert.ThrowsAny<ArgumentException>(() => TableLimits.CheckTransaction(RefusedTransactions[what]));

    [Theory]
    [MemberData(nameof(Taken))]
    public void Takes(string what) => TableLimits.CheckTransaction(TakenTransactions[what]);

    [Fact]
    public void RefusesMoreThanFourMebibytes()
    {
        TableLimits.CheckTransactionBytes(4 * 1024 * 1024);
        Assert.Throws<ArgumentException>(() => TableLimits.CheckTransactionBytes((4 * 1024 * 1024) + 1));
    }

    private static TableTransactionAction Add(string partitionKey, string rowKey, params (string Name, object Value)[] properties)
    {
        var entity = new TableEntity(partitionKey, rowKey);
        foreach ((string name, object value) in properties)
        {
            entity.Add(name, value);
        }

        return new TableTransactionAction(TableTransactionActionType.Add, entity);
    }
}
