using System.Data.Common;
using Coordination.Host.Http;
using Coordination.Storage.Journal;
using Microsoft.AspNetCore.Http;

namespace Coordination.Host.Tests.Http;

/// <summary>Which failures are answered with 503 and not with 500.</summary>
public sealed class FailureProblemsTests
{
    [Fact]
    public void A_connection_that_Orleans_lost_to_a_stopped_database_was_a_fault_of_the_service()
    {
        Assert.True(IsExpected(new DriverException(isTransient: true)));
        Assert.True(IsExpected(new StorageUnavailableException("away", new IOException())));
        Assert.False(IsExpected(new DriverException(isTransient: false)));
        Assert.False(IsExpected(new InvalidOperationException()));
    }

    private static bool IsExpected(Exception failure) => FailureProblems.IsExpected(new DefaultHttpContext(), failure);

    private sealed class DriverException(bool isTransient) : DbException("the connection is gone")
    {
        public override bool IsTransient => isTransient;
    }
}
