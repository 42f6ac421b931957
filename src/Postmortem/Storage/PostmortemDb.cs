using System.Reflection;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Postmortem.People;

namespace Postmortem.Storage;

/// <summary>One model for both providers. Nothing is saved without a row in the log: see <see cref="Store"/>.</summary>
public abstract class PostmortemDb(DbContextOptions options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<Person> People => Users;
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RequireChange();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RequireChange();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>The altered rows that belong to the organisation's record.</summary>
    internal IEnumerable<EntityEntry> LoggedEntries() => ChangeTracker.Entries().Where(e =>
        e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && e.Entity is not Change
        && e.Metadata.ClrType.GetCustomAttribute<UnloggedAttribute>() is null);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PostmortemDb).Assembly);
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()))
            key.DeleteBehavior = DeleteBehavior.ClientCascade; // SQL Server refuses two cascade paths to one table
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(t => t.GetKeys()).SelectMany(k => k.Properties).Where(p => p.ClrType == typeof(Guid)))
            key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never; // entities make their own
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // DateTimeOffset cannot be sorted on SQLite; an instant in UTC can, on both.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();

    private void RequireChange()
    {
        ChangeTracker.DetectChanges();
        if (ChangeTracker.Entries<Change>().Any(e => e.State == EntityState.Added)) return;
        if (LoggedEntries().FirstOrDefault() is { } entry)
            throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} would be saved without a Change. Save through Store.");
    }

    private sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
