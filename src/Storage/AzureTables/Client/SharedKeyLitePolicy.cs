using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>Signs each attempt, because the date is part of what is signed and is refused when it is old.</summary>
internal sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential, TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        // Only x-ms-date: where Date is sent too, services differ in which of them they check.
        string date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", credential.Sign(date, message.Request.Uri.ToUri()));
    }
}
