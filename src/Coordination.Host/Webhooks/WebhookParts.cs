using Coordination.Host.Feed;
using Coordination.Host.Settings;
using Coordination.Silo.Erasures;
using Coordination.Silo.Feed;
using Coordination.Silo.Organizations;
using Coordination.Storage.Subscriptions;

namespace Coordination.Host.Webhooks;

/// <summary>What a run needs; the same for every subscription.</summary>
internal sealed record WebhookParts(
    DecisionFeed Feed, FeedEvents Events, SubscriptionTable Table, WebhookSender Sender, WebhookSecrets Secrets,
    OrganizationSource Organization, ErasureWatch Erasures, WebhookOptions Options, TimeProvider Machine);
