using Coordination.Silo.Clock;
using Coordination.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>One silo that follows a clock which can be set wrong; the database's stays right.</summary>
public sealed class SteppedSiloFixture : SiloFixture, IStepped
{
    public SteppedTime Machine { get; } = new();

    protected override void SetUp(SiloSettings settings) => settings.ClockIsManual = false;

    protected override void SetUp(IServiceCollection services) => IStepped.SetUp(services, Machine);
}

/// <summary>The same on a PostgreSQL database of its own.</summary>
public sealed class SteppedPostgresSiloFixture : PostgresSiloFixture, IStepped
{
    public SteppedTime Machine { get; } = new();

    protected override void SetUp(SiloSettings settings)
    {
        base.SetUp(settings);
        settings.ClockIsManual = false;
    }

    protected override void SetUp(IServiceCollection services) => IStepped.SetUp(services, Machine);
}

/// <summary>A silo whose clock can be set wrong.</summary>
public interface IStepped
{
    SteppedTime Machine { get; }

    static void SetUp(IServiceCollection services, SteppedTime machine)
    {
        services.AddSingleton<TimeProvider>(machine);

        // Tests compare when they say so. A step is noticed without a comparison.
        services.Configure<ClockOptions>(static options => options.CheckInterval = TimeSpan.FromMinutes(10));
    }
}
