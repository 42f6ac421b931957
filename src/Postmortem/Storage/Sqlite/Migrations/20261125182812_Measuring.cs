using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Postmortem.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Measuring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "LookedAgainAt",
                table: "Factors",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LookedAgainNote",
                table: "Factors",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Approach",
                table: "Actions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "MeasureFrom",
                table: "Actions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "VerifierId",
                table: "Actions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Actions_VerifierId",
                table: "Actions",
                column: "VerifierId");

            migrationBuilder.AddForeignKey(
                name: "FK_Actions_People_VerifierId",
                table: "Actions",
                column: "VerifierId",
                principalTable: "People",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Actions_People_VerifierId",
                table: "Actions");

            migrationBuilder.DropIndex(
                name: "IX_Actions_VerifierId",
                table: "Actions");

            migrationBuilder.DropColumn(
                name: "LookedAgainAt",
                table: "Factors");

            migrationBuilder.DropColumn(
                name: "LookedAgainNote",
                table: "Factors");

            migrationBuilder.DropColumn(
                name: "Approach",
                table: "Actions");

            migrationBuilder.DropColumn(
                name: "MeasureFrom",
                table: "Actions");

            migrationBuilder.DropColumn(
                name: "VerifierId",
                table: "Actions");
        }
    }
}
