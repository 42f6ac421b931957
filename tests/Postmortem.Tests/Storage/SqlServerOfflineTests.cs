using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Storage;
using Postmortem.Storage.Sqlite;
using Postmortem.Storage.SqlServer;
using Postmortem.Tests.Access;

namespace Postmortem.Tests.Storage;

/// <summary>No SQL Server runs here, so its side is held by everything that can be known without one.</summary>
[TestClass]
public sealed class SqlServerOfflineTests
{
    [TestMethod]
    public void Neither_model_has_a_change_without_a_migration()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var sqlServer = new SqlServerDesign().CreateDbContext([]);
        Assert.IsFalse(sqlite.Database.HasPendingModelChanges(), "SQLite");
        Assert.IsFalse(sqlServer.Database.HasPendingModelChanges(), "SQL Server");
    }

    [TestMethod]
    public void The_script_for_SQL_Server_makes_a_table_of_every_entity_and_cascades_nowhere()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        var script = db.GetService<Microsoft.EntityFrameworkCore.Migrations.IMigrator>().GenerateScript();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).Distinct())
            StringAssert.Contains(script, $"CREATE TABLE [{table}]");
        Assert.IsFalse(script.Contains("ON DELETE CASCADE", StringComparison.Ordinal), "SQL Server refuses two cascade paths to one table");
    }

    [TestMethod]
    public async Task Every_query_of_every_verb_translates_for_SQL_Server()
    {
        var seen = new Capture();
        await using var bed = await Testbed.OpenAsync(services => services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(seen)));

        foreach (var standing in AccessMatrix.Rows.Select(r => r.Standing).Distinct().Order())
        {
            await using var at = await bed.CopyAsync(services => services.ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(seen)));
            var it = await AccessCase.PrepareAsync(at, standing);
            foreach (var row in AccessMatrix.Rows.Where(r => r.Standing == standing))
            {
                await row.Run(at, it, at.Member);
                await row.Run(at, it, at.Manager);
                await row.Run(at, it, at.Administrator);
            }
        }
        Assert.IsTrue(seen.Queries.Count > 50, $"only {seen.Queries.Count} queries were seen");

        using var sqlServer = new SqlServerDesign().CreateDbContext([]);
        List<string> failures = [];
        // Every standing compiles anew what it asks, and what reads alike translates alike.
        foreach (var query in seen.Queries.Where(q => !RawSql.In(q)).DistinctBy(q => q.ToString()))
            if (Translate(sqlServer, query) is { } problem) failures.Add(problem);
        Assert.AreEqual(0, failures.Count, string.Join("\n\n", failures.Distinct().Take(5)));
    }

    [TestMethod]
    public void A_query_that_only_SQLite_understands_would_be_noticed()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var sqlServer = new SqlServerDesign().CreateDbContext([]);
        Assert.IsNotNull(Translate(sqlServer, sqlite.People.Where(p => EF.Functions.Glob(p.Name, "A*")).Expression));
    }

    [TestMethod]
    public void The_plain_search_of_SQL_Server_looks_for_every_word()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        var sql = SearchQuery.Plain(db, ["refund", "alarm"]).ToQueryString();
        StringAssert.Contains(sql, "[Title] LIKE");
        StringAssert.Contains(sql, "refund");
        StringAssert.Contains(sql, "alarm");
    }

    private static string? Translate(SqlServerDb db, Expression query)
    {
        var swapped = new OtherModel(db).Visit(query);
        var result = swapped.Type.IsGenericType && typeof(IQueryable).IsAssignableFrom(swapped.Type)
            ? typeof(IEnumerable<>).MakeGenericType(swapped.Type.GetGenericArguments()[^1])
            : swapped.Type;
        try
        {
            typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!.MakeGenericMethod(result).Invoke(db.GetService<IDatabase>(), [swapped, false]);
            return null;
        }
        catch (System.Reflection.TargetInvocationException e)
        {
            return $"{e.InnerException?.Message}\n{query}";
        }
    }

    /// <summary>Remembers every query that SQLite is asked to translate.</summary>
    private sealed class Capture : IQueryExpressionInterceptor
    {
        private readonly Lock _lock = new();
        public List<Expression> Queries { get; } = [];

        public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        {
            lock (_lock) Queries.Add(queryExpression);
            return queryExpression;
        }
    }

    /// <summary>The same query, asked of another provider's model.</summary>
    private sealed class OtherModel(DbContext db) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? new EntityQueryRootExpression(db.GetService<IAsyncQueryProvider>(), db.Model.FindEntityType(root.EntityType.ClrType)!)
            : base.VisitExtension(node);
    }

    /// <summary>Hand-written SQL belongs to one provider and is not translated.</summary>
    private sealed class RawSql : ExpressionVisitor
    {
        private bool _found;

        public static bool In(Expression query)
        {
            var look = new RawSql();
            look.Visit(query);
            return look._found;
        }

        protected override Expression VisitExtension(Expression node)
        {
            _found |= node is FromSqlQueryRootExpression or SqlQueryRootExpression;
            return node is QueryRootExpression ? node : base.VisitExtension(node);
        }
    }
}
