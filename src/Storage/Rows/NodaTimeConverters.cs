using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace ReferralBot.Storage.Rows;

/// <summary>A day as <c>2026-11-24</c>.</summary>
public sealed class LocalDateConverter() : DelegatingConverterBase<LocalDate>(NodaConverters.LocalDateConverter);

/// <summary>A time of day as <c>15:00:00</c>.</summary>
public sealed class LocalTimeConverter() : DelegatingConverterBase<LocalTime>(NodaConverters.LocalTimeConverter);

/// <summary>A moment as <c>2026-11-24T15:00:00Z</c>.</summary>
public sealed class InstantConverter() : DelegatingConverterBase<Instant>(NodaConverters.InstantConverter);
