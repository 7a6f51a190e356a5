using System.Text.Json.Serialization;

namespace ReferralBot.Storage.Rows;

/// <summary>How far a copy has come.</summary>
/// <param name="Source">Where the rows come from.</param>
/// <param name="Partition">The partition that was copied last.</param>
/// <param name="RowKey">The row of it that was copied last; null before the first.</param>
/// <param name="Rows">How many rows were copied.</param>
internal sealed record CopyProgress(string Source, string Partition, string? RowKey, long Rows);

/// <summary>The JSON of copies, generated at build time.</summary>
[JsonSerializable(typeof(CopyProgress))]
internal sealed partial class CopyJson : JsonSerializerContext;
