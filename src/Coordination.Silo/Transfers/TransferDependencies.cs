using Coordination.Domain.Names;
using Coordination.Silo.Clock;
using Coordination.Silo.Commands;
using Coordination.Silo.Organizations;
using Coordination.Storage.Transfers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Transfers;

/// <summary>What every transfer depends on; one instance per silo.</summary>
internal sealed record TransferDependencies(
    CaseloadTransferTable Transfers, OrganizationSource Organizations, StoredAnswers Answers, ServiceClock Clock, TimeProvider Machine,
    IOptions<TransferOptions> Settings, IGrainFactory Grains, OpaqueIds Ids, ILogger<CaseloadTransferGrain> Log)
{
    public TransferOptions Options => Settings.Value;
}
