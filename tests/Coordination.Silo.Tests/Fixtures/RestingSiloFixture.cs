using Coordination.Silo.Citizens;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>A silo whose citizens rest after one second.</summary>
public sealed class RestingSiloFixture : SiloFixture
{
    protected override void SetUp(IServiceCollection services) =>
        services.Configure<CitizenOptions>(static options => options.RestAfter = TimeSpan.FromSeconds(1));
}
