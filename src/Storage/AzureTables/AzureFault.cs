using Azure;
using ReferralBot.Storage.AzureTables.Client;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.AzureTables;

/// <summary>Says in one sentence what an operator must know of an error of the table service.</summary>
internal static class AzureFault
{
    public static StoreUnavailableException Unavailable(RequestFailedException error, Uri service) => new(Reason(error, service), error);

    /// <summary>No token: there is no managed identity here, or Entra ID does not answer.</summary>
    public static StoreUnavailableException NoToken(Exception error, Uri service) =>
        new($"No token for the table service {service} can be got from Azure.Identity: is there a managed identity, and do the AZURE_* variables name it?", error);

    private static string Reason(RequestFailedException error, Uri service) => error.Failure() switch
    {
        TableFailure.Unreachable => $"The table service {service} does not answer.",
        TableFailure.Throttled => $"The table service {service} is too busy or throttles this account.",
        TableFailure.Refused => $"The table service {service} refuses the sign-in ({error.ErrorCode ?? "no reason given"}): check "
            + "Storage:AzureTables:ConnectionString and this machine's clock, or that the identity has the role Storage Table Data Contributor.",
        TableFailure.TableNotFound => $"The tables in {service} are gone.",
        TableFailure.NotFound or TableFailure.Exists or TableFailure.ConditionNotMet or TableFailure.Rejected =>
            $"The table service {service} did not take a request ({error.Status} {error.ErrorCode}).",
    };
}
