using Coordination.Storage.Subscriptions;

namespace Coordination.Host.Webhooks;

/// <summary>A decision on its way to a subscription.</summary>
internal sealed class WebhookDelivery(long position, string citizen)
{
    internal long Position => position;

    internal string Citizen => citizen;

    /// <summary>UTF-8 JSON; null: it is made when it is sent, as the decision may be seen then.</summary>
    internal byte[]? Body { get; private set; }

    /// <summary>When the body was made.</summary>
    internal DateTimeOffset MadeAt { get; private set; }

    /// <summary>Another key that leads to the citizen, as far as it is known.</summary>
    internal string? LeadsTo { get; private set; }

    internal long Attempts { get; set; }

    /// <summary>When it was tried first; null: never.</summary>
    internal DateTimeOffset? FirstAt { get; set; }

    /// <summary>Not tried before this instant.</summary>
    internal DateTimeOffset NextAt { get; set; }

    internal string? Error { get; set; }

    /// <summary>Whether it is stored, so that the subscription's position may pass it.</summary>
    internal bool IsKept { get; set; }

    /// <summary>Notes the key that leads to the citizen now; true: it was known.</summary>
    internal bool Leads(string citizen)
    {
        if (citizen == Citizen || citizen == LeadsTo) return true;
        LeadsTo = citizen;
        return false;
    }

    /// <summary>Keeps a body for the next attempt.</summary>
    internal void Hold(byte[]? body, DateTimeOffset at) => (Body, MadeAt) = (body, at);

    internal static WebhookDelivery Of(DeliveryRow row) => new(row.Position, row.Citizen)
    {
        Attempts = row.Attempts, FirstAt = row.Attempts > 0 ? row.FirstAt : null, NextAt = row.NextAt, Error = row.Error, IsKept = true,
    };

    internal DeliveryRow ToRow(string state, DateTimeOffset now) =>
        new(Position, Citizen, state, Attempts, FirstAt ?? now, NextAt, Error);
}
