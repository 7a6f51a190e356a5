using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Storage.AzureTables.Client;

namespace ReferralBot.Tests.Storage.AzureTables;

public sealed class EntityJsonTests
{
    [Fact]
    public void NamesTheTypesThatJsonHasNot()
    {
        var entity = new TableEntity("p", "r\"\\\n\u0001🦊")
        {
            { "Text", "a\tb\"" },
            { "Flag", true },
            { "Int", 7 },
            { "Long", 7L },
            { "Whole", 3.0 },
            { "Double", 1.5e300 },
            { "NaN", double.NaN },
            { "Minus", double.NegativeInfinity },
            { "Time", new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(2)).AddTicks(1) },
            { "Id", new Guid("c9da6455-213d-42c9-9a79-3e9149a57833") },
            { "Bytes", new byte[] { 1, 2, 255 } },
            { "Nothing", null },
        };
        string[] expected =
        [
            "\"PartitionKey\":\"p\"", "\"RowKey\":\"r\\\"\\\\\\n\\u0001🦊\"", "\"Text\":\"a\\tb\\\"\"", "\"Flag\":true", "\"Int\":7",
            "\"Long@odata.type\":\"Edm.Int64\"", "\"Long\":\"7\"", "\"Whole@odata.type\":\"Edm.Double\"", "\"Whole\":3", "\"Double@odata.type\":\"Edm.Double\"", "\"Double\":1.5E+300",
            "\"NaN@odata.type\":\"Edm.Double\"", "\"NaN\":\"NaN\"", "\"Minus@odata.type\":\"Edm.Double\"", "\"Minus\":\"-Infinity\"",
            "\"Time@odata.type\":\"Edm.DateTime\"", "\"Time\":\"2026-12-01T07:00:00.0000001Z\"",
            "\"Id@odata.type\":\"Edm.Guid\"", "\"Id\":\"c9da6455-213d-42c9-9a79-3e9149a57833\"",
            "\"Bytes@odata.type\":\"Edm.Binary\"", "\"Bytes\":\"AQL/\"",
        ];
        Assert.Equal($"{{{string.Join(',', expected)}}}", Write(entity));
    }

    [Fact]
    public void ReadsWhatItWrote()
    {
        Gen<object> values = Gen.OneOf(
            ArbMap.Default.GeneratorFor<NonNull<string>>().Where(text => IsWellFormed(text.Get)).Select(object (text) => text.Get),
            ArbMap.Default.GeneratorFor<int>().Select(object (number) => number),
            ArbMap.Default.GeneratorFor<long>().Select(object (number) => number),
            ArbMap.Default.GeneratorFor<double>().Select(object (number) => number),
            ArbMap.Default.GeneratorFor<bool>().Select(object (flag) => flag),
            ArbMap.Default.GeneratorFor<Guid>().Select(object (id) => id),
            ArbMap.Default.GeneratorFor<DateTime>().Select(object (time) => new DateTimeOffset(time.Ticks, TimeSpan.Zero)),
            ArbMap.Default.GeneratorFor<byte[]>().Where(bytes => bytes is not null).Select(object (bytes) => bytes));
        Prop.ForAll(values.ToArbitrary(), value =>
        {
            object? read = Read(Write(new TableEntity("p", "r") { { "Value", value } }))["Value"];
            return value is byte[] bytes ? bytes.SequenceEqual((byte[])read!) : value.Equals(read);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void ReadsTheKeysTheVersionAndTheTime()
    {
        TableEntity entity = Read("""{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r","Timestamp@odata.type":"Edm.DateTime","Timestamp":"2026-12-01T07:00:00Z","A":1,"B":null}""");
        Assert.Equal(("p", "r", "W/\"1\"", new DateTimeOffset(2026, 12, 1, 7, 0, 0, TimeSpan.Zero)), (entity.PartitionKey, entity.RowKey, entity.ETag.ToString(), entity.Timestamp));
        Assert.Equal([new KeyValuePair<string, object>("A", 1)], entity);
    }

    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    private static string Write(TableEntity entity)
    {
        var output = new ArrayBufferWriter<byte>();
        EntityJson.Write(output, entity);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static TableEntity Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return EntityJson.Read(document.RootElement);
    }
}
