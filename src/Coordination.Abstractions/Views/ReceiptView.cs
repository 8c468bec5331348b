namespace Coordination.Views;

/// <summary>A step of an alert on its way to its receiver.</summary>
/// <param name="Step">One of <see cref="ReceiptSteps"/>.</param>
/// <param name="At">When; null of an escalation from before that was stored: the history tells.</param>
/// <param name="Channel">Of a delivery: one of <see cref="AlertChannels"/>; null: not so, or not known.</param>
/// <param name="Why">Of undeliverable: why nothing reached its receiver.</param>
/// <param name="To">Of an escalation: the last person who was alerted instead.</param>
[GenerateSerializer, Immutable, Alias("view.receipt")]
public sealed record ReceiptView(
    [property: Id(0)] string Step, [property: Id(1)] DateTimeOffset? At, [property: Id(2)] string? Channel = null,
    [property: Id(3)] string? Why = null, [property: Id(4)] string? To = null);

/// <summary>The channels by which alerts reach people.</summary>
public static class AlertChannels
{
    /// <summary>A page that was open or was opened.</summary>
    public const string Page = "page";

    /// <summary>The list or stream of the API.</summary>
    public const string Api = "api";

    /// <summary>Mail that told of it.</summary>
    public const string Mail = "mail";
}

/// <summary>The steps of an alert.</summary>
public static class ReceiptSteps
{
    public const string Raised = "raised";

    /// <summary>It was shown, or mail told of it.</summary>
    public const string Delivered = "delivered";

    /// <summary>It had reached nobody when it had waited long enough.</summary>
    public const string Undeliverable = "undeliverable";

    public const string Seen = "seen";

    public const string Acknowledged = "acknowledged";

    /// <summary>Somebody else was alerted instead.</summary>
    public const string Escalated = "escalated";
}
