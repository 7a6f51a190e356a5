namespace ReferralBot.Bot.Teams;

/// <summary>What the connector answers: an id, or an error.</summary>
internal sealed record ConnectorAnswer(string? Id, ConnectorError? Error);

/// <summary>Why the connector refuses.</summary>
internal sealed record ConnectorError(string? Code);
