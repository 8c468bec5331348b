using Coordination.Events;
using Coordination.Grains;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Coordination.Streams;

/// <summary>
/// The stream provider <c>departments</c>. <c>OnNextAsync</c> of a <see cref="DepartmentEvent"/> on the stream of a citizen
/// (namespace <c>citizen</c>, key: the citizen key) completes when the event is durable in the inbox, like HTTP intake. If it fails
/// or times out, the outcome is unknown: send again, a repeat changes nothing. The provider is write-only: nobody can subscribe.
/// </summary>
public static class DepartmentStreams
{
    public const string Provider = "departments";

    /// <summary>Namespace of the citizens' streams.</summary>
    public const string Namespace = "citizen";

    public static ISiloBuilder AddDepartmentStreams(this ISiloBuilder builder) =>
        builder.AddPersistentStreams(
            Provider, IntakeAdapterFactory.Create, streams => streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly));

    public static IClientBuilder AddDepartmentStreams(this IClientBuilder builder) =>
        builder.AddPersistentStreams(
            Provider, IntakeAdapterFactory.Create, streams => streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly));

    /// <summary>The stream of a citizen.</summary>
    public static StreamId Of(string citizenKey) => StreamId.Create(Namespace, citizenKey);
}

internal sealed class IntakeAdapter(string name, IGrainFactory grains) : IQueueAdapter
{
    public string Name => name;

    public bool IsRewindable => false;

    public StreamProviderDirection Direction => StreamProviderDirection.WriteOnly;

    public Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext)
    {
        if (streamId.GetNamespace() != DepartmentStreams.Namespace)
        {
            throw new ArgumentException(
                $"The provider {name} carries streams of the namespace {DepartmentStreams.Namespace} only.", nameof(streamId));
        }

        if (events is not IEnumerable<DepartmentEvent> reported)
            throw new ArgumentException($"The provider {name} carries events of the type {nameof(DepartmentEvent)} only.", nameof(events));
        return grains.GetGrain<IIntakeGrain>(0).Accept(streamId.GetKeyAsString(), [.. reported]);
    }

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) =>
        throw new InvalidOperationException("The provider is write-only: the inbox's pumps read.");
}

internal sealed class IntakeAdapterFactory(string name, IGrainFactory grains) : IQueueAdapterFactory
{
    private const int QueueCount = 1;

    private readonly HashRingBasedStreamQueueMapper _mapper =
        new(new HashRingStreamQueueMapperOptions { TotalQueueCount = QueueCount }, name);

    public static IQueueAdapterFactory Create(IServiceProvider services, string name) =>
        new IntakeAdapterFactory(name, services.GetRequiredService<IGrainFactory>());

    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(new IntakeAdapter(name, grains));

    public IQueueAdapterCache GetQueueAdapterCache() => new NoCache();

    public IStreamQueueMapper GetStreamQueueMapper() => _mapper;

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) =>
        Task.FromResult<IStreamFailureHandler>(new NoOpStreamDeliveryFailureHandler());

    private sealed class NoCache : IQueueAdapterCache
    {
        public IQueueCache CreateQueueCache(QueueId queueId) =>
            throw new InvalidOperationException("The provider is write-only: the inbox's pumps read.");
    }
}
