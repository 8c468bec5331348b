namespace Coordination.Host.Tests;

/// <summary>The tests that put organization and policy documents, one at a time and on one host of their own.</summary>
[CollectionDefinition(nameof(ChangedDocuments))]
public sealed class ChangedDocuments : ICollectionFixture<OwnHost>;
