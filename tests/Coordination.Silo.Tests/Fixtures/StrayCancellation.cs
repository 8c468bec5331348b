using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Silo.Tests.Fixtures;

/// <summary>A call of a grain that is canceled although nobody asked for it, as by a time-out of a driver.</summary>
public sealed class StrayCancellation : IIncomingGrainCallFilter
{
    private string? _method;

    /// <summary>Whether the call was canceled.</summary>
    public bool Happened => Volatile.Read(ref _method) is null;

    /// <summary>Cancels the next call of a method.</summary>
    public void Next(string method) => Volatile.Write(ref _method, method);

    public Task Invoke(IIncomingGrainCallContext context)
    {
        var method = context.MethodName;
        return Interlocked.CompareExchange(ref _method, null, method) == method
            ? throw new OperationCanceledException("Nobody asked for it.")
            : context.Invoke();
    }
}

/// <summary>One silo in which calls are canceled that nobody canceled.</summary>
public sealed class StraySiloFixture : SiloFixture
{
    public StrayCancellation Stray { get; } = new();

    protected override void SetUp(IServiceCollection services) => services.AddSingleton<IIncomingGrainCallFilter>(Stray);
}
